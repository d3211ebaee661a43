import type { Allocation } from '../../needs/index.js';

/** Where the money of one donation is now. All amounts in minor units. */
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
  readonly parts: readonly Allocation[];
  /** What this donation no longer has: its bills are paid. */
  readonly short: bigint;
}

/**
 * Takes money back from where it does the least harm: the pool, then needs that wait anyway, and only then needs that were full. A paid need is
 * not in a standing at all. Pool, parts and what is short are together what was wanted, to the last unit.
 */
export function deallocate(wanted: bigint, { pooled, open, full }: AllocationPosition): Deallocation {
  const pool = pooled < wanted ? pooled : wanted;
  let left = wanted - pool;
  const parts: Allocation[] = [];
  for (const { needId, amount } of [...open, ...full]) {
    const taken = amount < left ? amount : left;
    if (taken > 0n) parts.push({ needId, amount: taken });
    left -= taken;
  }
  return { pool, parts, short: left };
}
