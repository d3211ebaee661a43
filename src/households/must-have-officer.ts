import { Refusal } from '../kernel/refusal.js';

/** @throws Refusal officer_missing */
export function mustHaveOfficer(officer: string): void {
  if (officer.trim() === '') throw new Refusal('officer_missing', {}, 'officer');
}
