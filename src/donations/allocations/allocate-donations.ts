import { present } from '../../kernel/assert.js';
import type { DonationId, NeedId } from '../../kernel/ids.js';
import { type Allocation, type AllocationToFund, type Choice, covers, type LockedNeed } from '../../needs/index.js';
import type { Payment } from '../../payments/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { type IfNoRoom, allocateDonation, type UnallocatedLine } from '../domain/allocate-donation.js';
import type { Donation, DonationChoice } from '../donation.store.js';
import { NeedCapacity } from './need-capacity.js';

export interface AllocatedDonation {
  readonly payment: Payment;
  readonly donation: Donation;
  /** Where the money goes. Those that were reserved until now are `reserved`; the others are proposed where a need has room. */
  readonly allocations: readonly AllocationToFund[];
  /** Minor units that go back. */
  readonly refund: bigint;
  /** Minor units that go into the city's pool, for the needs that come next. */
  readonly pooled: bigint;
}

/**
 * Allocates each captured donation: first to what it reserved, then, for the rest, to needs that have room.
 * @param needs all needs of these donations, locked
 */
export async function allocateDonations(
  tx: CityTx<'donor'>,
  captured: readonly Payment[],
  donations: ReadonlyMap<DonationId, Donation>,
  needs: readonly LockedNeed[],
  now: Date,
): Promise<AllocatedDonation[]> {
  const capacity = new NeedCapacity(tx, now, needs);
  const known = new Map(needs.map((need) => [need.needId, need]));
  const allocated: AllocatedDonation[] = [];
  const paid = captured.map((payment) => ({
    payment,
    donation: present(donations.get(payment.donationId), 'a payment without a donation'),
  }));
  // Donations with reservations come first: the others find what is left after them.
  for (const { payment, donation } of paid.toSorted((a, b) => Number(hasReservations(b.payment)) - Number(hasReservations(a.payment)))) {
    const reserved = hasReservations(payment) ? donation.allocations : [];
    const reservedAllocations = reserved.map((part) => ({ ...part, reserved: true }));
    if (reserved.reduce((left, part) => left - part.amount, donation.amount) === 0n) {
      allocated.push({ payment, donation, allocations: reservedAllocations, refund: 0n, pooled: 0n });
      continue;
    }
    const { allocations, refund, pooled } = await allocateLines(payment, donation, unallocatedLines(donation, payment, known), capacity);
    allocated.push({
      payment,
      donation,
      allocations: [...reservedAllocations, ...allocations.map((part) => ({ ...part, reserved: false }))],
      refund,
      pooled,
    });
  }
  return allocated;
}

export type AllocatedLines = Pick<AllocatedDonation, 'refund' | 'pooled'> & { readonly allocations: readonly Allocation[] };

/** Allocates lines without a reservation by their donor's choice: to needs, into the pool, or back as a refund. */
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
  const { allocations, rest } = allocateDonation(open, fallbackOf(donation), rooms.remaining);
  const pooled = donation.path === 'pool' && donation.ifFilled === 'next' ? rest : 0n;
  return { allocations, refund: rest - pooled, pooled };
}

/** What the donor chose at the checkout: bills chosen one by one are refunded whole, choices only in the part that others filled. */
const fallbackOf = ({ ifFilled, choices }: Donation): IfNoRoom => (ifFilled === 'refund' && choices.length > 0 ? 'part' : ifFilled);

/** A part of a need that is no more: again a line of the choice that it came by, else of that one bill. */
export function lineToAllocate({ needId, amount }: Allocation, need: Choice, donation: Donation, payment: Payment): LineToAllocate {
  const choice = donation.choices.find((each) => covers(each, need));
  return choice ? { amount, choice } : { amount, needId, choice: { kind: 'bill', code: payment.billerCode ?? '' } };
}

const hasReservations = ({ status }: Payment): boolean => status === 'created' || status === 'pending';

/** A line without a reservation: one bill, or a choice. `choice` says of what kind it is. */
export interface LineToAllocate {
  readonly amount: bigint;
  readonly needId?: NeedId;
  readonly choice: Choice;
}

/** What of each line holds no need. Of a choice on time that is what went beyond the allocations that it holds; late, all of it is placed anew. */
function unallocatedLines(donation: Donation, payment: Payment, known: ReadonlyMap<NeedId, LockedNeed>): LineToAllocate[] {
  const onTime = hasReservations(payment);
  const own = (needId: NeedId): DonationChoice | undefined => {
    const need = known.get(needId);
    return donation.choices.find((choice) => need !== undefined && covers(choice, need));
  };
  const bills = donation.allocations.filter(({ needId }) => !own(needId));
  const choices = donation.choices.map((choice) => {
    const allocations = onTime ? donation.allocations.filter(({ needId }) => own(needId) === choice) : [];
    return { choice, amount: allocations.reduce((left, part) => left - part.amount, choice.amount) };
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
