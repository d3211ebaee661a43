import type { Currency } from '../kernel/currency.js';
import type { CityTx } from '../platform/database/index.js';
import { PostingEntity } from './posting.entity.js';

/** What one account gave and got, or all accounts of a kind that has one for each gift or need, in minor units. */
export interface AccountSums {
  readonly currency: Currency;
  readonly account: string;
  readonly debits: bigint;
  readonly credits: bigint;
}

/** Gifts and needs have an account each: those are summed as one. */
const EACH = '^(donation|need):.*';

/** The sums of the entries that the login may see, in the order of currency and account. */
export async function sumPostings(tx: CityTx<'office'>): Promise<AccountSums[]> {
  // By what was debited and what was credited, in one statement and so of one instant; each sum counts for both its accounts.
  const moved = await tx.manager
    .createQueryBuilder(PostingEntity, 'posting')
    .select('posting.currency', 'currency')
    .addSelect('regexp_replace(posting.debit, :each, :kind)', 'debited')
    .addSelect('regexp_replace(posting.credit, :each, :kind)', 'credited')
    .addSelect('sum(posting.amount)::bigint', 'amount')
    .where('posting.cityId = :city', { city: tx.cityId, each: EACH, kind: '\\1' })
    .groupBy('posting.currency')
    .addGroupBy('debited')
    .addGroupBy('credited')
    .getRawMany<{ currency: Currency; debited: string; credited: string; amount: bigint }>();
  const rows = new Map<string, AccountSums>();
  const add = (currency: Currency, account: string, debits: bigint, credits: bigint): void => {
    const key = `${currency} ${account}`;
    const row = rows.get(key);
    rows.set(key, { currency, account, debits: (row?.debits ?? 0n) + debits, credits: (row?.credits ?? 0n) + credits });
  };
  for (const { currency, debited, credited, amount } of moved) {
    add(currency, debited, amount, 0n);
    add(currency, credited, 0n, amount);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
