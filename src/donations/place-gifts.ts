import { present } from '../kernel/assert.js';
import type { DonationId, NeedId } from '../kernel/ids.js';
import { nextNeeds, type NeedNumbers } from '../needs/index.js';
import type { Payment } from '../payments/index.js';
import type { CityTx } from '../platform/database/index.js';
import { placeLateGift, type NeedShare } from './domain/place-late-gift.js';
import type { Gift } from './donation.store.js';

export interface PlacedGift {
  readonly payment: Payment;
  readonly gift: Gift;
  readonly parts: readonly NeedShare[];
  /** The parts were reserved until now; otherwise they take what room there is. */
  readonly held: boolean;
  /** Minor units that go back. */
  readonly refund: bigint;
}

/** How many of the next needs are looked at for one late gift's biller. */
const NEXT = 200;

/**
 * Says where each captured gift goes: to what it holds, or, where its reservation was let go, to where there is room.
 * @param needs all needs of these gifts, locked
 */
export async function placeGifts(
  tx: CityTx<'donor'>,
  captured: readonly Payment[],
  gifts: ReadonlyMap<DonationId, Gift>,
  needs: readonly NeedNumbers[],
  now: Date,
): Promise<PlacedGift[]> {
  const paid = captured.map((payment) => ({ payment, gift: present(gifts.get(payment.donationId), 'a payment without a gift') }));
  const isHeld = ({ status }: Payment): boolean => status === 'created' || status === 'pending';
  const onTime = paid.filter(({ payment }) => isHeld(payment));
  const late = paid.filter(({ payment }) => !isHeld(payment));
  const placed = onTime.map(({ payment, gift }) => ({ payment, gift, parts: gift.lines, held: true, refund: 0n }));
  if (late.length === 0) return placed;
  const rooms = new Map<NeedId, bigint>(needs.map(({ needId, remaining }) => [needId, remaining]));
  for (const { payment, gift } of late) {
    const next = gift.ifFilled === 'next' ? await nextOf(tx, payment, rooms, now) : [];
    placed.push({ payment, gift, held: false, ...placeLateGift(gift, rooms, next) });
  }
  return placed;
}

/** The city's published order, for needs of the same biller: its account is where the money is. */
async function nextOf(tx: CityTx<'donor'>, payment: Payment, rooms: Map<NeedId, bigint>, now: Date): Promise<NeedId[]> {
  if (payment.billerCode === null) return [];
  const next = await nextNeeds(tx, payment.billerCode, payment.currency, NEXT, now);
  for (const { needId, remaining } of next) if (!rooms.has(needId)) rooms.set(needId, remaining);
  return next.map(({ needId }) => needId);
}
