import { assert } from '../../kernel/assert.js';
import type { Currency } from '../../kernel/currency.js';
import { addDays, type LocalDate } from '../../kernel/local-date.js';
import { Money } from '../../kernel/money.js';
import type { BillSizes, LifePlan } from './demo-city.js';
import type { Chance } from './random.js';

/** The person of a made-up bill: plainly fictional, with a well-formed number that belongs to nobody. */
export interface DemoPerson {
  readonly name: string;
  readonly nationalId: string;
}

export interface DemoBill {
  readonly billNo: string;
  readonly biller: string;
  readonly subscriberNo: string;
  readonly person: DemoPerson;
  readonly district: string;
  readonly amount: Money;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
}

export function demoPeople(chance: Chance, { firstNames, surnames, nationalId, households }: LifePlan['people']): DemoPerson[] {
  return Array.from({ length: households }, (_, index) => ({
    name: `${chance.of(firstNames)} ${chance.of(surnames)}`,
    nationalId: nationalId(index),
  }));
}

/** The city's bill of that number: small ones are many, large ones few. */
export function demoBill(
  chance: Chance,
  plan: LifePlan,
  currency: Currency,
  number: number,
  person: DemoPerson,
  today: LocalDate,
): DemoBill {
  const { biller, low, high, account } = sizesOf(chance, plan.files.sizes);
  const units = Math.round(low + (high - low) * chance.next() ** 2);
  const issuedOn = addDays(today, -chance.between(...plan.files.issuedBefore));
  return {
    billNo: `DEMO-${String(number).padStart(6, '0')}`,
    biller,
    subscriberNo: account(number),
    person,
    district: chance.of(plan.districts),
    amount: Money.of(BigInt(units * 100 + chance.between(0, 19) * 5), currency),
    issuedOn,
    dueOn: addDays(issuedOn, chance.between(...plan.files.dueAfter)),
  };
}

function sizesOf(chance: Chance, sizes: readonly BillSizes[]): BillSizes {
  let left = chance.next();
  const found = sizes.find(({ share }) => (left -= share) < 0) ?? sizes.at(-1);
  assert(found, 'a city without billers');
  return found;
}
