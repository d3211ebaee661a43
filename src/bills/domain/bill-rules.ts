import type { City } from '../../cities/index.js';
import type { BillRules } from '../bill-row.js';

/** A city's settings as a row of a file meets them, today in its own zone. */
export function billRules(city: City, now: Date): BillRules {
  return {
    country: city.country,
    currency: city.currency,
    largestBill: city.limits.maxBill.minor,
    today: city.today(now),
    fundableDaysAfterDue: city.limits.fundableDaysAfterDue,
    billers: new Map(
      city.billers.map(({ code, billPattern, subscriberPattern }) => [
        code,
        { billNo: whole(billPattern), subscriberNo: whole(subscriberPattern) },
      ]),
    ),
  };
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
