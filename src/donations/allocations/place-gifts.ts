import { present } from '../../kernel/assert.js';
import type { DonationId, NeedId } from '../../kernel/ids.js';
import { type Choice, covers, type NeedNumbers } from '../../needs/index.js';
import type { Payment } from '../../payments/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { type IfNoRoom, type NeedShare, placeGift, type UnplacedLine } from '../domain/place-gift.js';
import type { Gift, GiftChoice } from '../donation.store.js';
import { Rooms } from './rooms.js';

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
  const rooms = new Rooms(tx, now, needs);
  const known = new Map(needs.map((need) => [need.needId, need]));
  const placed: PlacedGift[] = [];
  const paid = captured.map((payment) => ({ payment, gift: present(gifts.get(payment.donationId), 'a payment without a gift') }));
  // Those that hold something first: what others find is what is left then.
  for (const { payment, gift } of paid.toSorted((a, b) => Number(isHeld(b.payment)) - Number(isHeld(a.payment)))) {
    const held = isHeld(payment) ? gift.lines : [];
    const heldParts = held.map((part) => ({ ...part, held: true }));
    if (held.reduce((left, part) => left - part.amount, gift.amount) === 0n) {
      placed.push({ payment, gift, parts: heldParts, refund: 0n, pooled: 0n });
      continue;
    }
    const { parts, refund, pooled } = await placeLines(payment, gift, unplaced(gift, payment, known), rooms);
    placed.push({ payment, gift, parts: [...heldParts, ...parts.map((part) => ({ ...part, held: false }))], refund, pooled });
  }
  return placed;
}

export type PlacedLines = Pick<PlacedGift, 'refund' | 'pooled'> & { readonly parts: readonly NeedShare[] };

/** Says where lines go that hold nothing, by their donor's choice: to needs, into the pool or back. */
export async function placeLines(payment: Payment, gift: Gift, lines: readonly LineToPlace[], rooms: Rooms): Promise<PlacedLines> {
  const open: UnplacedLine[] = [];
  for (const { amount, needId, choice } of lines) {
    const chosen = needId ? [needId] : await rooms.of([choice], payment.currency);
    const next = gift.ifFilled === 'next' ? await rooms.of(onward(choice, gift), payment.currency) : [];
    open.push({ amount, chosen, next });
  }
  const { parts, rest } = placeGift(open, wordOf(gift), rooms.free);
  const pooled = gift.path === 'pool' && gift.ifFilled === 'next' ? rest : 0n;
  return { parts, refund: rest - pooled, pooled };
}

/** As the checkout asked it: of bills chosen one by one the money comes back whole, of choices that part that others filled. */
const wordOf = ({ ifFilled, choices }: Gift): IfNoRoom => (ifFilled === 'refund' && choices.length > 0 ? 'part' : ifFilled);

/** A part of a need that is no more: again a line of the choice that it came by, else of that one bill. */
export function lineToPlace({ needId, amount }: NeedShare, need: Choice, gift: Gift, payment: Payment): LineToPlace {
  const choice = gift.choices.find((each) => covers(each, need));
  return choice ? { amount, choice } : { amount, needId, choice: { kind: 'bill', code: payment.billerCode ?? '' } };
}

const isHeld = ({ status }: Payment): boolean => status === 'created' || status === 'pending';

/** A line that holds nothing: one bill, or a choice. `choice` says of what kind it is. */
export interface LineToPlace {
  readonly amount: bigint;
  readonly needId?: NeedId;
  readonly choice: Choice;
}

/** What of each line holds no need. Of a choice on time that is what went beyond the parts that it holds; late, all of it is placed anew. */
function unplaced(gift: Gift, payment: Payment, known: ReadonlyMap<NeedId, NeedNumbers>): LineToPlace[] {
  const onTime = isHeld(payment);
  const own = (needId: NeedId): GiftChoice | undefined => {
    const need = known.get(needId);
    return gift.choices.find((choice) => need !== undefined && covers(choice, need));
  };
  const bills = gift.lines.filter(({ needId }) => !own(needId));
  const choices = gift.choices.map((choice) => {
    const parts = onTime ? gift.lines.filter(({ needId }) => own(needId) === choice) : [];
    return { choice, amount: parts.reduce((left, part) => left - part.amount, choice.amount) };
  });
  const bill = { kind: 'bill' as const, code: payment.billerCode ?? '' };
  const single = onTime ? [] : bills.map((line) => ({ ...line, choice: bill }));
  return [...single, ...choices.filter(({ amount }) => amount > 0n)];
}

/**
 * Where a line's money goes on to when there is no room where it was meant for. On the direct path never beyond the biller whose account
 * holds it; packages and cash support stay among their own.
 */
function onward(choice: Choice, { path }: Gift): Choice[] {
  if (choice.kind !== 'bill') return [];
  const code = choice.priceBand === undefined ? choice : { kind: choice.kind, code: choice.code };
  return path === 'direct' ? [code] : [code, { kind: choice.kind, code: '' }];
}
