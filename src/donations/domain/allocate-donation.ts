import type { NeedId } from '../../kernel/ids.js';
import type { Allocation } from '../../needs/index.js';
import type { IfFilled } from './donation.js';

/** A line of a donation, as far as its money holds no need. */
export interface UnallocatedLine {
  /** Minor units. */
  readonly amount: bigint;
  /** Where it was meant for: the bill itself, or the needs of its class in the city's published order. */
  readonly chosenNeeds: readonly NeedId[];
  /** Where it goes on to, in that order. */
  readonly next: readonly NeedId[];
}

export interface AllocationPlan {
  readonly allocations: readonly Allocation[];
  /** What found no need. Allocations and rest together are the lines, to the last unit. */
  readonly rest: bigint;
}

/** `next`: on to the next needs. `refund`: back whole, where a bill of it has no room for its part. `part`: only what has no room comes back. */
export type IfNoRoom = IfFilled | 'part';

/**
 * Places money that holds no need: its reservation had lapsed, or it chose a class that had less room than the donation. Each line where it was
 * meant for, if there is room for all of them; else what the donor chose at the start: on to the next needs, over as many as it takes, back in
 * that part, or nothing of it anywhere. Never both for one unit.
 * @param capacity what each locked need can still take; what is placed is taken off
 */
export function allocateDonation(lines: readonly UnallocatedLine[], ifFilled: IfNoRoom, capacity: Map<NeedId, bigint>): AllocationPlan {
  const whole = lines.reduce((sum, { amount }) => sum + amount, 0n);
  const free = new Map(capacity);
  const placed = new Map<NeedId, bigint>();
  const place = (ids: readonly NeedId[], wanted: bigint): bigint => {
    let left = wanted;
    for (const needId of ids) {
      const room = free.get(needId) ?? 0n;
      const amount = room < left ? room : left;
      if (amount <= 0n) continue;
      free.set(needId, room - amount);
      placed.set(needId, (placed.get(needId) ?? 0n) + amount);
      left -= amount;
    }
    return left;
  };
  // All lines where they were meant for, before any of them goes on to another's.
  const open = lines.map((line) => ({ ...line, amount: place(line.chosenNeeds, line.amount) }));
  if (ifFilled === 'refund' && open.some(({ amount }) => amount > 0n)) return { allocations: [], rest: whole };
  const rest = open.reduce((sum, { amount, next }) => sum + (ifFilled === 'next' ? place(next, amount) : amount), 0n);
  for (const [needId, room] of free) capacity.set(needId, room);
  return { allocations: [...placed].map(([needId, amount]) => ({ needId, amount })), rest };
}
