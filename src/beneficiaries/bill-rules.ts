import type { City } from '../cities/index.js';
import { Refusal } from '../kernel/refusal.js';
import type { BillRules } from './domain/bill-row.js';

/** A city's settings as a row of a file meets them, today in its own zone. */
export function billRules(city: City, now: Date): BillRules {
  return {
    country: city.country,
    currency: city.currency,
    largestBill: city.limits.maxBill.minor,
    today: city.today(now),
    fundableDaysAfterDue: city.limits.fundableDaysAfterDue,
    billers: new Map(
      city.billers.map(({ code, billPattern, accountPattern }) => [code, { billNo: whole(billPattern), accountNo: whole(accountPattern) }]),
    ),
  };
}

/** A batch rests on a decision and has a person behind it. @throws Refusal decision_missing, officer_missing */
export function mustRestOnDecision(officer: string, decisionNo: string): void {
  mustHaveOfficer(officer);
  if (decisionNo.trim() === '') throw new Refusal('decision_missing', {}, 'decisionNo');
}

/** @throws Refusal officer_missing */
export function mustHaveOfficer(officer: string): void {
  if (officer.trim() === '') throw new Refusal('officer_missing', {}, 'officer');
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
