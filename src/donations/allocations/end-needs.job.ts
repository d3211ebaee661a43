import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cities, type City } from '../../cities/index.js';
import { present } from '../../kernel/assert.js';
import { Clock } from '../../kernel/clock.js';
import type { NeedId } from '../../kernel/ids.js';
import { startOfDay } from '../../kernel/local-date.js';
import { post } from '../../ledger/index.js';
import { type Allocation, type Choice, endNeeds, fundNeeds } from '../../needs/index.js';
import { type Payment, queueRefunds } from '../../payments/index.js';
import { tryLock, type CityTx } from '../../platform/database/index.js';
import { type DailyJob, Jobs, wake, type QueueJob } from '../../platform/jobs/index.js';
import { type Donation, readDonations } from '../donation.store.js';
import { endRefundedDonation } from '../end-refunded-donation.js';
import { addToAllocations, reduceAllocations } from './allocation.store.js';
import { lockEnding, type EndingDonation } from './ending.js';
import { backToPoolEntry, movedOnEntry } from '../entries.js';
import { POOL_QUEUE } from '../pool/fund-from-pool.job.js';
import { hasPool } from '../pool/has-pool.js';
import { lineToAllocate, allocateLines, type AllocatedLines } from './allocate-donations.js';
import { NeedCapacity } from './need-capacity.js';

/** Needs a transaction. */
const NEEDS_PER_BATCH = 100;

/**
 * A need that was not filled by its last day ends, and its money finds another place: each donation's part as its donor chose for a filled
 * need, on to the next or back; the pool's part to the pool. After midnight, when the classes are counted. A need of which a checkout holds
 * a part waits until tomorrow.
 */
@Injectable()
export class EndNeedsJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = 'end_needs';
  readonly worker = 'donor';
  /** Only wakes the queue, which can be tried again when the pool is not free. */
  readonly daily: DailyJob<'donor'> = { job: 'end_needs', worker: 'donor', hour: 0, run: (tx) => wake(tx, this.queue, this.clock.now()) };

  constructor(
    private readonly jobs: Jobs,
    private readonly cities: Cities,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
    this.jobs.registerDaily(this.daily);
  }

  async drain(tx: CityTx<'donor'>): Promise<'more' | 'done' | 'busy'> {
    const now = this.clock.now();
    const city = await this.cities.byId(tx.cityId);
    if (hasPool(city) && !(await tryLock(tx, POOL_QUEUE))) return 'busy';
    const { needs, donations, full } = await lockEnding(tx, startOfDay(city.today(now), city.timeZone), NEEDS_PER_BATCH);
    if (needs.length === 0) return 'done';
    await endNeeds(tx, needs);
    await post(
      tx,
      needs.flatMap((need) => backToPoolEntry(need, city.currency, now)),
    );
    await reallocate(tx, city, donations, new Map(needs.map((need) => [need.needId, need])), now);
    if (hasPool(city)) await wake(tx, POOL_QUEUE, now);
    return full ? 'more' : 'done';
  }
}

/** Needs, books and refunds are written once for all donations: in one order, as everywhere. */
async function reallocate(
  tx: CityTx<'donor'>,
  city: City,
  ending: readonly EndingDonation[],
  needs: ReadonlyMap<NeedId, Choice>,
  now: Date,
): Promise<void> {
  const donations = await readDonations(
    tx,
    ending.map(({ payment }) => payment.donationId),
  );
  const capacity = new NeedCapacity(tx, now);
  const moved: (AllocatedLines & { readonly payment: Payment; readonly donation: Donation; readonly left: readonly Allocation[] })[] = [];
  for (const { payment, allocations: left } of ending) {
    const donation = present(donations.get(payment.donationId), 'a payment without a donation');
    const lines = left.map((part) =>
      lineToAllocate(part, present(needs.get(part.needId), 'a part of no need that ends'), donation, payment),
    );
    const placed = await allocateLines(payment, donation, lines, capacity);
    await reduceAllocations(tx, donation.id, left);
    await addToAllocations(tx, donation, placed.allocations);
    moved.push({ ...placed, payment, donation, left });
  }
  const allocations = moved.flatMap((each) => each.allocations.map((part) => ({ ...part, reserved: false })));
  await fundNeeds(tx, allocations, city.today(now));
  await post(
    tx,
    moved.map((each) => movedOnEntry(each.donation, each.left, each, now)),
  );
  const back = moved.filter(({ refund }) => refund > 0n);
  await queueRefunds(
    tx,
    back.map(({ payment, refund }) => ({ ...payment, paymentId: payment.id, amount: refund })),
    now,
  );
  for (const { payment } of back) await endRefundedDonation(tx, payment);
}
