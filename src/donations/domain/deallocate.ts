import type { Allocation } from '../../needs/index.js';

/** Where the money of one donation is now. All amounts are in minor units. */
export interface AllocationPosition {
  /** Its rest, free in the city's pool and still there. */
  readonly pooled: bigint;
  /** With needs that wait for more. */
  readonly open: readonly Allocation[];
  /** With needs that are full and not yet paid. */
  readonly full: readonly Allocation[];
}

export interface Deallocation {
  readonly pool: bigint;
  readonly allocations: readonly Allocation[];
  /** The shortfall: what this donation no longer has, because its bills are paid. */
  readonly short: bigint;
}

/**
 * Deallocates an amount of one donation where it does the least harm: from the pool first, then from needs that are still open, then from needs
 * that are full. A paid need is never part of a position. Pool, allocations and the shortfall add up to the amount asked for.
 */
export function deallocate(wanted: bigint, { pooled, open, full }: AllocationPosition): Deallocation {
  const pool = pooled < wanted ? pooled : wanted;
  let left = wanted - pool;
  const allocations: Allocation[] = [];
  for (const { needId, amount } of [...open, ...full]) {
    const taken = amount < left ? amount : left;
    if (taken > 0n) allocations.push({ needId, amount: taken });
    left -= taken;
  }
  return { pool, allocations, short: left };
}
