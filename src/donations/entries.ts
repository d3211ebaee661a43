import type { Currency } from '../kernel/currency.js';
import { accounts, type Entry } from '../ledger/index.js';
import type { NeedShare } from './domain/place-gift.js';
import type { Gift } from './donation.store.js';

/** The gift is with its needs. No entry for a gift that could be placed nowhere. */
export function allocateEntry(gift: Gift, parts: readonly NeedShare[], at: Date): Entry[] {
  if (parts.length === 0) return [];
  const postings = parts.map(({ needId, amount }) => ({ debit: accounts.donation(gift.id), credit: accounts.need(needId), amount }));
  return [{ side: 'giving', kind: 'allocate', reference: `allocate:${gift.id}`, currency: gift.currency, at, postings }];
}

/** What found no need and is free by the donor's choice waits in the city's pool. */
export function poolEntry(gift: Gift, amount: bigint, at: Date): Entry[] {
  if (amount === 0n) return [];
  const postings = [{ debit: accounts.donation(gift.id), credit: accounts.pool, amount }];
  return [{ side: 'giving', kind: 'pool', reference: `pool:${gift.id}`, currency: gift.currency, at, postings }];
}

/** The pool funds needs, as many as one run finds. */
export function poolFundsEntry(run: string, currency: Currency, parts: readonly NeedShare[], at: Date): Entry {
  const postings = parts.map(({ needId, amount }) => ({ debit: accounts.pool, credit: accounts.need(needId), amount }));
  return { side: 'giving', kind: 'pool_funds', reference: `pool_funds:${run}`, currency, at, postings };
}
