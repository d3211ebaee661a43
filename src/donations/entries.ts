import type { Currency } from '../kernel/currency.js';
import { accounts, type Entry, type Posting } from '../ledger/index.js';
import type { Allocation } from '../needs/index.js';
import type { Donation } from './donation.store.js';

/** The donation is with its needs. No entry for a donation that could be placed nowhere. */
export function allocateEntry(donation: Donation, allocations: readonly Allocation[], at: Date): Entry[] {
  if (allocations.length === 0) return [];
  const postings = allocations.map(({ needId, amount }) => ({
    debit: accounts.donation(donation.id),
    credit: accounts.need(needId),
    amount,
  }));
  return [{ side: 'giving', kind: 'allocate', entryKey: `allocate:${donation.id}`, currency: donation.currency, at, postings }];
}

/** What found no need and is free by the donor's choice waits in the city's pool. */
export function poolEntry(donation: Donation, amount: bigint, at: Date): Entry[] {
  if (amount === 0n) return [];
  const postings = [{ debit: accounts.donation(donation.id), credit: accounts.pool, amount }];
  return [{ side: 'giving', kind: 'pool', entryKey: `pool:${donation.id}`, currency: donation.currency, at, postings }];
}

/** The pool funds needs, as many as one run finds. */
export function poolFundsEntry(run: string, currency: Currency, allocations: readonly Allocation[], at: Date): Entry {
  const postings = allocations.map(({ needId, amount }) => ({ debit: accounts.pool, credit: accounts.need(needId), amount }));
  return { side: 'giving', kind: 'pool_funds', entryKey: `pool_funds:${run}`, currency, at, postings };
}

/**
 * A donation's allocations move from needs that ended to other needs and to the pool. What goes back stays with the donation until its refund is
 * booked. The entry is unique, since a need ends once.
 * @param left the allocations to needs that ended, at least one
 */
export function movedOnEntry(
  donation: Donation,
  left: readonly Allocation[],
  { allocations, pooled }: { readonly allocations: readonly Allocation[]; readonly pooled: bigint },
  at: Date,
): Entry {
  const account = accounts.donation(donation.id);
  const postings: Posting[] = [
    ...left.map(({ needId, amount }) => ({ debit: accounts.need(needId), credit: account, amount })),
    ...allocations.map(({ needId, amount }) => ({ debit: account, credit: accounts.need(needId), amount })),
    ...(pooled > 0n ? [{ debit: account, credit: accounts.pool, amount: pooled }] : []),
  ];
  return {
    side: 'giving',
    kind: 'moved_on',
    entryKey: `moved_on:${donation.id}:${left[0]?.needId ?? ''}`,
    currency: donation.currency,
    at,
    postings,
  };
}

/** What the pool gave to a need that ended is free again. */
export function backToPoolEntry(
  { needId, fromPool }: { needId: Allocation['needId']; fromPool: bigint },
  currency: Currency,
  at: Date,
): Entry[] {
  if (fromPool === 0n) return [];
  const postings = [{ debit: accounts.need(needId), credit: accounts.pool, amount: fromPool }];
  return [{ side: 'giving', kind: 'back_to_pool', entryKey: `back_to_pool:${needId}`, currency, at, postings }];
}
