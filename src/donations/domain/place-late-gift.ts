import type { NeedId } from '../../kernel/ids.js';
import type { IfFilled } from './donation.js';

export interface NeedShare {
  readonly needId: NeedId;
  /** Minor units. */
  readonly amount: bigint;
}

export interface Placement {
  readonly parts: readonly NeedShare[];
  /** What goes back. Parts and refund together are the gift, to the last unit. */
  readonly refund: bigint;
}

/**
 * Places a gift whose money came after its reservation had lapsed. The same needs, if there is room; else what the donor chose at the start:
 * the next needs, over as many as it takes, and back what even they cannot take — or all of it back. Never both of one unit, never neither.
 * @param rooms what each locked need can still take; what is placed is taken off
 * @param next further needs in the city's published order
 */
export function placeLateGift(
  gift: { readonly lines: readonly NeedShare[]; readonly ifFilled: IfFilled },
  rooms: Map<NeedId, bigint>,
  next: readonly NeedId[],
): Placement {
  const total = gift.lines.reduce((sum, { amount }) => sum + amount, 0n);
  const fits = gift.lines.every(({ needId, amount }) => (rooms.get(needId) ?? 0n) >= amount);
  if (!fits && gift.ifFilled === 'refund') return { parts: [], refund: total };
  const placed = new Map<NeedId, bigint>();
  const place = (needId: NeedId, wanted: bigint): bigint => {
    const room = rooms.get(needId) ?? 0n;
    const amount = room < wanted ? room : wanted;
    if (amount <= 0n) return 0n;
    rooms.set(needId, room - amount);
    placed.set(needId, (placed.get(needId) ?? 0n) + amount);
    return amount;
  };
  let left = total;
  for (const { needId, amount } of gift.lines) left -= place(needId, amount);
  for (const needId of next) if (left > 0n) left -= place(needId, left);
  return { parts: [...placed].map(([needId, amount]) => ({ needId, amount })), refund: left };
}
