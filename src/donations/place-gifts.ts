import { present } from '../kernel/assert.js';
import type { DonationId, NeedId } from '../kernel/ids.js';
import { type Choice, nextNeeds, type NeedNumbers, wider } from '../needs/index.js';
import type { Payment } from '../payments/index.js';
import type { CityTx } from '../platform/database/index.js';
import { type NeedShare, placeGift } from './domain/place-gift.js';
import type { Gift } from './donation.store.js';

export interface PlacedGift {
  readonly payment: Payment;
  readonly gift: Gift;
  /** Where the money goes. What was reserved until now is `held`; the others take what room there is. */
  readonly parts: readonly (NeedShare & { readonly held: boolean })[];
  /** Minor units that go back. */
  readonly refund: bigint;
  /** Minor units that go into the city's pool, for the needs that come next. */
  readonly pooled: bigint;
}

/** How many of the next needs are looked at for one gift. */
const NEXT = 200;

/**
 * Says where each captured gift goes: to what it holds; what it does not hold, to where there is room.
 * @param needs all needs of these gifts, locked
 */
export async function placeGifts(
  tx: CityTx<'donor'>,
  captured: readonly Payment[],
  gifts: ReadonlyMap<DonationId, Gift>,
  needs: readonly NeedNumbers[],
  now: Date,
): Promise<PlacedGift[]> {
  const rooms = new Map<NeedId, bigint>(needs.map(({ needId, remaining }) => [needId, remaining]));
  const placed: PlacedGift[] = [];
  const paid = captured.map((payment) => ({ payment, gift: present(gifts.get(payment.donationId), 'a payment without a gift') }));
  // Those that hold something first: what others find is what is left then.
  for (const { payment, gift } of paid.toSorted((a, b) => Number(isHeld(b.payment)) - Number(isHeld(a.payment)))) {
    const held = isHeld(payment) ? gift.lines : [];
    const amount = held.reduce((left, part) => left - part.amount, gift.amount);
    const heldParts = held.map((part) => ({ ...part, held: true }));
    if (amount === 0n) {
      placed.push({ payment, gift, parts: heldParts, refund: 0n, pooled: 0n });
      continue;
    }
    const chosen = await roomsOf(tx, gift.choices, payment, rooms, now);
    const next = gift.ifFilled === 'next' ? await roomsOf(tx, onward(gift, payment), payment, rooms, now) : [];
    // A gift of classes is placed anew by its classes: the needs it held were never its choice.
    const lines = held.length > 0 || gift.choices.length > 0 ? [] : gift.lines;
    const { parts, rest } = placeGift({ amount, lines, ifFilled: gift.ifFilled }, rooms, chosen, next);
    const pooled = gift.path === 'pool' && gift.ifFilled === 'next' ? rest : 0n;
    placed.push({
      payment,
      gift,
      parts: [...heldParts, ...parts.map((part) => ({ ...part, held: false }))],
      refund: rest - pooled,
      pooled,
    });
  }
  return placed;
}

const isHeld = ({ status }: Payment): boolean => status === 'created' || status === 'pending';

/**
 * Where money goes on to when its own choice has no room. On the direct path never beyond the biller whose account holds it; packages and
 * cash support stay among their own.
 */
function onward({ choices, path }: Gift, { billerCode }: Payment): Choice[] {
  const bills: Choice[] = choices.length === 0 ? [{ kind: 'bill', code: billerCode ?? '', band: 0n }] : [...choices];
  return bills
    .filter(({ kind }) => kind === 'bill')
    .flatMap((choice) => {
      const code = wider(choice);
      const kind = code && path !== 'direct' ? wider(code) : undefined;
      return [code, kind].filter((each) => each !== undefined && (path !== 'direct' || each.code !== ''));
    })
    .filter((each) => each !== undefined);
}

/** The open needs of these choices in the city's published order, locked, and what room each has. */
async function roomsOf(
  tx: CityTx<'donor'>,
  choices: readonly Choice[],
  { currency }: Payment,
  rooms: Map<NeedId, bigint>,
  now: Date,
): Promise<NeedId[]> {
  const found: NeedId[] = [];
  for (const choice of choices) {
    for (const { needId, remaining } of await nextNeeds(tx, choice, currency, NEXT, now)) {
      if (!rooms.has(needId)) rooms.set(needId, remaining);
      found.push(needId);
    }
  }
  return found;
}
