import type { NeedId } from '../../kernel/ids.js';
import type { IfFilled } from './donation.js';

export interface NeedShare {
  readonly needId: NeedId;
  /** Minor units. */
  readonly amount: bigint;
}

export interface UnplacedGift {
  /** What goes beyond the parts that it still holds, in minor units. */
  readonly amount: bigint;
  /** The bills that it chose one by one and no longer holds. */
  readonly lines: readonly NeedShare[];
  readonly ifFilled: IfFilled;
}

export interface Placement {
  readonly parts: readonly NeedShare[];
  /** What found no need. Parts and rest together are the amount, to the last unit. */
  readonly rest: bigint;
}

/**
 * Places money that holds no need: its reservation had lapsed, or it chose a class that had less room than the gift. Where it was meant for,
 * if there is room for all of it; else what the donor chose at the start: on to the next needs, over as many as it takes, or nothing of it
 * anywhere. Never both for one unit.
 * @param rooms what each locked need can still take; what is placed is taken off
 * @param chosen needs of the classes that the gift chose, in the city's published order
 * @param next further needs in that order
 */
export function placeGift(gift: UnplacedGift, rooms: Map<NeedId, bigint>, chosen: readonly NeedId[], next: readonly NeedId[]): Placement {
  if (gift.ifFilled === 'refund' && !fits(gift, rooms, chosen)) return { parts: [], rest: gift.amount };
  const placed = new Map<NeedId, bigint>();
  let left = gift.amount;
  const place = (needId: NeedId, wanted: bigint): void => {
    const amount = least(rooms.get(needId) ?? 0n, wanted, left);
    if (amount <= 0n) return;
    rooms.set(needId, (rooms.get(needId) ?? 0n) - amount);
    placed.set(needId, (placed.get(needId) ?? 0n) + amount);
    left -= amount;
  };
  for (const { needId, amount } of gift.lines) place(needId, amount);
  for (const needId of gift.ifFilled === 'next' ? [...chosen, ...next] : chosen) place(needId, left);
  return { parts: [...placed].map(([needId, amount]) => ({ needId, amount })), rest: left };
}

function fits({ amount, lines }: UnplacedGift, rooms: ReadonlyMap<NeedId, bigint>, chosen: readonly NeedId[]): boolean {
  if (!lines.every((line) => (rooms.get(line.needId) ?? 0n) >= line.amount)) return false;
  const open = lines.reduce((left, line) => left - line.amount, amount);
  return chosen.reduce((room, needId) => room + (rooms.get(needId) ?? 0n), 0n) >= open;
}

const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (a < b ? a : b));
