import type { Currency } from '../kernel/currency.js';
import { accounts, type Entry, type Posting } from '../ledger/index.js';
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

/**
 * A gift's parts leave needs that ended, for others and the pool; what goes back stands with the gift until its refund is booked. Unique: a
 * need ends once.
 * @param left the parts that it had with needs that ended, at least one
 */
export function movedOnEntry(
  gift: Gift,
  left: readonly NeedShare[],
  { parts, pooled }: { readonly parts: readonly NeedShare[]; readonly pooled: bigint },
  at: Date,
): Entry {
  const donation = accounts.donation(gift.id);
  const postings: Posting[] = [
    ...left.map(({ needId, amount }) => ({ debit: accounts.need(needId), credit: donation, amount })),
    ...parts.map(({ needId, amount }) => ({ debit: donation, credit: accounts.need(needId), amount })),
    ...(pooled > 0n ? [{ debit: donation, credit: accounts.pool, amount: pooled }] : []),
  ];
  return {
    side: 'giving',
    kind: 'moved_on',
    reference: `moved_on:${gift.id}:${left[0]?.needId ?? ''}`,
    currency: gift.currency,
    at,
    postings,
  };
}

/** What the pool gave to a need that ended is free again. */
export function backToPoolEntry(
  { needId, fromPool }: { needId: NeedShare['needId']; fromPool: bigint },
  currency: Currency,
  at: Date,
): Entry[] {
  if (fromPool === 0n) return [];
  const postings = [{ debit: accounts.need(needId), credit: accounts.pool, amount: fromPool }];
  return [{ side: 'giving', kind: 'back_to_pool', reference: `back_to_pool:${needId}`, currency, at, postings }];
}
