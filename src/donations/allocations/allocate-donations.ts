import { present } from '../../kernel/assert.js';
import type { DonationId, NeedId } from '../../kernel/ids.js';
import { type Allocation, type Choice, covers, type LockedNeed } from '../../needs/index.js';
import type { Payment } from '../../payments/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { type IfNoRoom, allocateDonation, type UnallocatedLine } from '../domain/allocate-donation.js';
import type { Donation, DonationChoice } from '../donation.store.js';
import { NeedCapacity } from './need-capacity.js';

export interface AllocatedDonation {
  readonly payment: Payment;
  readonly donation: Donation;
  /** Where the money goes. What was reserved until now is `held`; the others take what room there is. */
  readonly parts: readonly (Allocation & { readonly held: boolean })[];
  /** Minor units that go back. */
  readonly refund: bigint;
  /** Minor units that go into the city's pool, for the needs that come next. */
  readonly pooled: bigint;
}

/**
 * Says where each captured donation goes: to what it holds; what it does not hold, to where there is room.
 * @param needs all needs of these donations, locked
 */
export async function allocateDonations(
  tx: CityTx<'donor'>,
  captured: readonly Payment[],
  donations: ReadonlyMap<DonationId, Donation>,
  needs: readonly LockedNeed[],
  now: Date,
): Promise<AllocatedDonation[]> {
  const rooms = new NeedCapacity(tx, now, needs);
  const known = new Map(needs.map((need) => [need.needId, need]));
  const placed: AllocatedDonation[] = [];
  const paid = captured.map((payment) => ({
    payment,
    donation: present(donations.get(payment.donationId), 'a payment without a donation'),
  }));
  // Those that hold something first: what others find is what is left then.
  for (const { payment, donation } of paid.toSorted((a, b) => Number(isHeld(b.payment)) - Number(isHeld(a.payment)))) {
    const held = isHeld(payment) ? donation.lines : [];
    const heldParts = held.map((part) => ({ ...part, held: true }));
    if (held.reduce((left, part) => left - part.amount, donation.amount) === 0n) {
      placed.push({ payment, donation, parts: heldParts, refund: 0n, pooled: 0n });
      continue;
    }
    const { parts, refund, pooled } = await allocateLines(payment, donation, unallocatedLines(donation, payment, known), rooms);
    placed.push({ payment, donation, parts: [...heldParts, ...parts.map((part) => ({ ...part, held: false }))], refund, pooled });
  }
  return placed;
}

export type AllocatedLines = Pick<AllocatedDonation, 'refund' | 'pooled'> & { readonly parts: readonly Allocation[] };

/** Says where lines go that hold nothing, by their donor's choice: to needs, into the pool or back. */
export async function allocateLines(
  payment: Payment,
  donation: Donation,
  lines: readonly LineToAllocate[],
  rooms: NeedCapacity,
): Promise<AllocatedLines> {
  const open: UnallocatedLine[] = [];
  for (const { amount, needId, choice } of lines) {
    const chosenNeeds = needId ? [needId] : await rooms.needsFor([choice], payment.currency);
    const next = donation.ifFilled === 'next' ? await rooms.needsFor(fallbackChoices(choice, donation), payment.currency) : [];
    open.push({ amount, chosenNeeds, next });
  }
  const { parts, rest } = allocateDonation(open, fallbackOf(donation), rooms.remaining);
  const pooled = donation.path === 'pool' && donation.ifFilled === 'next' ? rest : 0n;
  return { parts, refund: rest - pooled, pooled };
}

/** As the checkout asked it: of bills chosen one by one the money comes back whole, of choices that part that others filled. */
const fallbackOf = ({ ifFilled, choices }: Donation): IfNoRoom => (ifFilled === 'refund' && choices.length > 0 ? 'part' : ifFilled);

/** A part of a need that is no more: again a line of the choice that it came by, else of that one bill. */
export function lineToAllocate({ needId, amount }: Allocation, need: Choice, donation: Donation, payment: Payment): LineToAllocate {
  const choice = donation.choices.find((each) => covers(each, need));
  return choice ? { amount, choice } : { amount, needId, choice: { kind: 'bill', code: payment.billerCode ?? '' } };
}

const isHeld = ({ status }: Payment): boolean => status === 'created' || status === 'pending';

/** A line that holds nothing: one bill, or a choice. `choice` says of what kind it is. */
export interface LineToAllocate {
  readonly amount: bigint;
  readonly needId?: NeedId;
  readonly choice: Choice;
}

/** What of each line holds no need. Of a choice on time that is what went beyond the parts that it holds; late, all of it is placed anew. */
function unallocatedLines(donation: Donation, payment: Payment, known: ReadonlyMap<NeedId, LockedNeed>): LineToAllocate[] {
  const onTime = isHeld(payment);
  const own = (needId: NeedId): DonationChoice | undefined => {
    const need = known.get(needId);
    return donation.choices.find((choice) => need !== undefined && covers(choice, need));
  };
  const bills = donation.lines.filter(({ needId }) => !own(needId));
  const choices = donation.choices.map((choice) => {
    const parts = onTime ? donation.lines.filter(({ needId }) => own(needId) === choice) : [];
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
function fallbackChoices(choice: Choice, { path }: Donation): Choice[] {
  if (choice.kind !== 'bill') return [];
  const code = choice.priceBand === undefined ? choice : { kind: choice.kind, code: choice.code };
  return path === 'direct' ? [code] : [code, { kind: choice.kind, code: '' }];
}
