import { Injectable } from '@nestjs/common';
import { Cities } from '../../cities/index.js';
import type { DonationId } from '../../kernel/ids.js';
import { post } from '../../ledger/index.js';
import { type Allocation, fundNeeds, lockNeeds, releaseNeeds } from '../../needs/index.js';
import { applyNotifications, captureEntry, queueRefunds, type Payment } from '../../payments/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { fundAllocations } from '../allocations/allocation.store.js';
import { moveDonations, needsOf, readDonations, type Donation } from '../donation.store.js';
import { allocateEntry, poolEntry } from '../entries.js';
import { POOL_QUEUE } from '../pool/fund-from-pool.job.js';
import { markDisputed } from './mark-disputed.js';
import { allocateDonations, type AllocatedDonation } from '../allocations/allocate-donations.js';
import { SendGreetings } from '../greetings/send-greetings.js';
import { SendReceipts } from '../receipts/send-receipts.js';

/**
 * Turns the oldest notifications of a city into funded needs, in the transaction it is given, every step for the whole batch at once.
 * Payments are locked first, then needs, each in id order. Run again after a kill, it finds what is still pending and nothing else.
 */
@Injectable()
export class ReceiveBatch {
  constructor(
    private readonly cities: Cities,
    private readonly sendReceipts: SendReceipts,
    private readonly sendGreetings: SendGreetings,
  ) {}

  /** @returns whether more events may wait */
  async run(tx: CityTx<'donor'>, limit: number, now: Date): Promise<boolean> {
    const city = await this.cities.byId(tx.cityId);
    const { moved, disputed, won, more } = await applyNotifications(tx, limit, now);
    const donations = await readDonations(
      tx,
      moved.map(({ payment }) => payment.donationId),
    );
    // All needs that this batch touches, at once: locked one after the other they could wait for a start that holds them in another order.
    const needs = await lockNeeds(tx, needsOf(donations.values()));
    const gone = moved.flatMap(({ payment, to }) =>
      to === 'failed' || to === 'expired' ? [{ id: payment.donationId, to, reservedNeeds: allocationsOf(donations, payment).length }] : [],
    );
    const captured = moved.filter(({ to }) => to === 'captured').map(({ payment }) => payment);
    const allocated = await allocateDonations(tx, captured, donations, needs, now);
    await releaseNeeds(
      tx,
      gone.flatMap(({ id }) => donations.get(id)?.allocations ?? []),
    );
    await fundNeeds(
      tx,
      allocated.flatMap(({ allocations }) => allocations),
      city.today(now),
    );
    await fundAllocations(
      tx,
      allocated
        .filter((each) => !isAsReserved(each))
        .flatMap(({ donation, allocations }) =>
          perNeed(allocations).map((part) => ({ ...part, donationId: donation.id, currency: donation.currency })),
        ),
    );
    const ended = allocated.map((each) => ({
      id: each.donation.id,
      to: each.refund < each.donation.amount ? ('received' as const) : ('refunded' as const),
      reservedNeeds: isAsReserved(each) ? each.allocations.length : 0,
    }));
    await moveDonations(tx, [...gone, ...ended], now);
    await markDisputed(tx, disputed, won);
    // A provider's clock may be ahead of ours.
    const days = new Map(moved.map(({ payment, happenedAt }) => [payment.id, city.today(happenedAt < now ? happenedAt : now)]));
    await post(
      tx,
      allocated.flatMap(({ payment, donation, allocations, pooled }) => [
        captureEntry(payment, now, days.get(payment.id) ?? city.today(now)),
        ...allocateEntry(donation, perNeed(allocations), now),
        ...poolEntry(donation, pooled, now),
      ]),
    );
    if (allocated.some(({ pooled }) => pooled > 0n)) await wake(tx, POOL_QUEUE, now);
    await queueRefunds(
      tx,
      allocated.flatMap(({ payment, refund }) => (refund > 0n ? [{ ...payment, paymentId: payment.id, amount: refund }] : [])),
      now,
    );
    await this.sendReceipts.run(tx, city, allocated, now);
    await this.sendGreetings.run(tx, city, allocated);
    return more;
  }
}

const allocationsOf = (donations: ReadonlyMap<DonationId, Donation>, { donationId }: Payment): Donation['allocations'] =>
  donations.get(donationId)?.allocations ?? [];

/** True where a donation funds just what it had reserved: its allocations stay as its start wrote them. */
const isAsReserved = ({ allocations }: AllocatedDonation): boolean => allocations.every(({ reserved }) => reserved);

/** One allocation for each need: of one that a donation had reserved in part and funds further, the sum. */
function perNeed(allocations: readonly Allocation[]): Allocation[] {
  const sums = new Map<Allocation['needId'], bigint>();
  for (const { needId, amount } of allocations) sums.set(needId, (sums.get(needId) ?? 0n) + amount);
  return [...sums].map(([needId, amount]) => ({ needId, amount }));
}
