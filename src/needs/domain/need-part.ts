import type { NeedId } from '../../kernel/ids.js';

/** A part of a need, in minor units of its currency. One line a need in one call. */
export interface NeedPart {
  readonly needId: NeedId;
  readonly amount: bigint;
}

/** How many needs these parts are of. */
export const needsIn = (parts: readonly NeedPart[]): number => new Set(parts.map(({ needId }) => needId)).size;
