import type { NeedId } from '../../kernel/ids.js';

/**
 * A piece of an amount that belongs to one need, in minor units of its currency. It is proposed while it is only planned, reserved during a
 * checkout, funded when the money came, and released when it did not or went back. One for each need in one call.
 */
export interface Allocation {
  readonly needId: NeedId;
  readonly amount: bigint;
}

/** An allocation that is about to be funded: `reserved` by its checkout before, or only proposed, where the need still has room. */
export interface AllocationToFund extends Allocation {
  readonly reserved: boolean;
}

/** How many needs these allocations are for. */
export const countNeedsIn = (allocations: readonly Allocation[]): number => new Set(allocations.map(({ needId }) => needId)).size;
