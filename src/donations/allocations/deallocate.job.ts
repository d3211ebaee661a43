import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cities, type City } from '../../cities/index.js';
import { Clock } from '../../kernel/clock.js';
import { poolBalance } from '../../ledger/index.js';
import { reopenNeeds } from '../../needs/index.js';
import {
  bookLostDispute,
  bookUnreturnable,
  queueApprovedRefund,
  reverseOffset,
  PAYMENT_RETURNS_QUEUE,
  type Payment,
} from '../../payments/index.js';
import { tryLock, type CityTx } from '../../platform/database/index.js';
import { Jobs, wake, type QueueJob } from '../../platform/jobs/index.js';
import { deallocate, type Deallocation } from '../domain/deallocate.js';
import { endRefundedDonation } from '../end-refunded-donation.js';
import { POOL_QUEUE } from '../pool/fund-from-pool.job.js';
import { hasPool } from '../pool/has-pool.js';
import { reduceAllocations } from './allocation.store.js';
import { allocationPosition, fundingSources } from './allocation-position.js';

/**
 * Deallocates a donation's money: for a refund that two people approved, for a dispute that was lost, and for money that two people found
 * unreturnable. An unpaid need opens again; a paid need and its household are never touched. One refund or dispute a transaction.
 */
@Injectable()
export class DeallocateJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = PAYMENT_RETURNS_QUEUE;
  readonly worker = 'donor';

  constructor(
    private readonly jobs: Jobs,
    private readonly cities: Cities,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async drain(tx: CityTx<'donor'>): Promise<'more' | 'done' | 'busy'> {
    const city = await this.cities.byId(tx.cityId);
    // Whoever spends from the pool is alone with it: else two could spend the same rest of it.
    if (hasPool(city) && !(await tryLock(tx, POOL_QUEUE))) return 'busy';
    const now = this.clock.now();
    const worked =
      (await this.deallocateLostDispute(tx, city, now)) ||
      (await this.reverse(tx, now)) ||
      (await this.deallocateRefund(tx, city, now)) ||
      (await bookUnreturnable(tx, now));
    return worked ? 'more' : 'done';
  }

  private async deallocateRefund(tx: CityTx<'donor'>, city: City, now: Date): Promise<boolean> {
    const owed = await queueApprovedRefund(tx, now, async (payment, amount) => {
      const taken = deallocate(amount, await allocationPosition(tx, payment));
      if (taken.short > 0n) return undefined;
      await this.deallocateNeeds(tx, city, payment, taken);
      return { from: fundingSources(taken), pool: taken.pool };
    });
    if (owed !== undefined && owed !== 'rejected') await endRefundedDonation(tx, owed);
    return owed !== undefined;
  }

  /** What the donation no longer has, its bills being paid, comes out of the pool where the city has one. */
  private async deallocateLostDispute(tx: CityTx<'donor'>, city: City, now: Date): Promise<boolean> {
    return bookLostDispute(tx, now, async (payment, amount) => {
      const taken = deallocate(amount, await allocationPosition(tx, payment));
      const free = hasPool(city) && payment.billerCode === null ? (await poolBalance(tx, payment.currency)) - taken.pool : 0n;
      const covered = free < taken.short ? free : taken.short;
      await this.deallocateNeeds(tx, city, payment, taken);
      const from = fundingSources({ pool: taken.pool + covered, allocations: taken.allocations });
      return { from, own: amount - taken.short, ownInPool: taken.pool, covered };
    });
  }

  private async reverse(tx: CityTx<'donor'>, now: Date): Promise<boolean> {
    const pooled = await reverseOffset(tx, now);
    if (pooled !== undefined && pooled > 0n) await wake(tx, POOL_QUEUE, now);
    return pooled !== undefined;
  }

  private async deallocateNeeds(tx: CityTx<'donor'>, city: City, payment: Payment, { allocations }: Deallocation): Promise<void> {
    await reduceAllocations(tx, payment.donationId, allocations);
    await reopenNeeds(tx, city, allocations, this.clock.now());
    if (allocations.length > 0 && hasPool(city)) await wake(tx, POOL_QUEUE, this.clock.now());
  }
}
