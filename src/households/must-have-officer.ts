import { Refusal } from '../kernel/refusal.js';

/** @throws Refusal officer_missing */
export function mustHaveOfficer(officer: string): void {
  if (officer.trim() === '') throw new Refusal('officer_missing', {}, 'officer');
}

/** What is granted rests on a decision and has a person behind it. @throws Refusal decision_missing, officer_missing */
export function mustRestOnDecision(officer: string, decisionNo: string): void {
  mustHaveOfficer(officer);
  if (decisionNo.trim() === '') throw new Refusal('decision_missing', {}, 'decisionNo');
}
