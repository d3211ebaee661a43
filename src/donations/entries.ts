import { accounts, type Entry } from '../ledger/index.js';
import type { NeedShare } from './domain/place-late-gift.js';
import type { Gift } from './donation.store.js';

/** The gift is with its needs. No entry for a gift that could be placed nowhere. */
export function allocateEntry(gift: Gift, parts: readonly NeedShare[], at: Date): Entry[] {
  if (parts.length === 0) return [];
  const postings = parts.map(({ needId, amount }) => ({ debit: accounts.donation(gift.id), credit: accounts.need(needId), amount }));
  return [{ side: 'giving', kind: 'allocate', reference: `allocate:${gift.id}`, currency: gift.currency, at, postings }];
}
