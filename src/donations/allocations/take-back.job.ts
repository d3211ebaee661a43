import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cities, type City } from '../../cities/index.js';
import { Clock } from '../../kernel/clock.js';
import { present } from '../../kernel/assert.js';
import type { PaymentId } from '../../kernel/ids.js';
import { accounts, poolBalance } from '../../ledger/index.js';
import { reopenNeeds } from '../../needs/index.js';
import {
  bookUnreturnable,
  closeLostDispute,
  disputeLostEntry,
  lockPayments,
  mayReturn,
  nextGivenUp,
  nextLostDispute,
  nextOvertaking,
  nextReleasedRefund,
  overtakeRefunds,
  oweRefund,
  refundEntry,
  refuseRefund,
  TAKE_BACK_QUEUE,
  type Payment,
  undoOvertaken,
} from '../../payments/index.js';
import { tryLock, type CityTx } from '../../platform/database/index.js';
import { Jobs, wake, type QueueJob } from '../../platform/jobs/index.js';
import { takeBack, type TakenBack } from '../domain/take-back.js';
import { endGift } from '../end-gift.js';
import { POOL_QUEUE } from '../pool/fund-from-pool.job.js';
import { hasPool } from '../pool/has-pool.js';
import { reduceAllocations, standingOf, takenFrom } from './standing.js';

/** Until the pool is tried again that another transaction works on, in milliseconds. */
const SOON = 500;

/**
 * Takes money back from where a gift put it: for a refund that two persons agreed on, and for a dispute that was lost; and keeps apart what two
 * persons agreed cannot be returned. A need that is not paid
 * opens again; a paid need and its household are never touched. One refund or dispute a transaction.
 */
@Injectable()
export class TakeBackJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = TAKE_BACK_QUEUE;
  readonly worker = 'donor';

  constructor(
    private readonly jobs: Jobs,
    private readonly cities: Cities,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async drain(tx: CityTx<'donor'>): Promise<'more' | 'done'> {
    const city = await this.cities.byId(tx.cityId);
    // Whoever spends from the pool is alone with it: else two could spend the same rest of it.
    if (hasPool(city) && !(await tryLock(tx, POOL_QUEUE))) {
      await wake(tx, this.queue, new Date(this.clock.now().getTime() + SOON));
      return 'done';
    }
    const worked = (await this.takeLost(tx, city)) || (await this.undo(tx)) || (await this.takeRefund(tx, city)) || (await this.giveUp(tx));
    return worked ? 'more' : 'done';
  }

  private async takeRefund(tx: CityTx<'donor'>, city: City): Promise<boolean> {
    const refund = await nextReleasedRefund(tx);
    if (!refund) return false;
    const payment = await lock(tx, refund.paymentId);
    const taken = takeBack(refund.amount, await standingOf(tx, payment));
    if (taken.short > 0n || !(await mayReturn(tx, payment.id, refund.amount))) {
      await refuseRefund(tx, refund.id);
      return true;
    }
    const now = this.clock.now();
    await this.take(tx, city, payment, taken);
    await oweRefund(tx, refund, taken.pool, refundEntry(refund, takenFrom(taken), now), now);
    await endGift(tx, payment);
    return true;
  }

  /**
   * What is owed back by refunds that failed goes first: the payer has it now. What the gift no longer has, its bills being paid, comes out of
   * the pool where the city has one, and else is the city's loss.
   */
  private async takeLost(tx: CityTx<'donor'>, city: City): Promise<boolean> {
    const dispute = await nextLostDispute(tx);
    if (!dispute) return false;
    const payment = await lock(tx, dispute.paymentId);
    const owed = await overtakeRefunds(tx, payment.id, dispute.amount);
    const overtaken = owed.reduce((sum, { amount }) => sum + amount, 0n);
    const left = dispute.amount - overtaken;
    const taken = takeBack(left, await standingOf(tx, payment));
    const free = hasPool(city) && !dispute.direct ? (await poolBalance(tx, dispute.currency)) - taken.pool : 0n;
    const covered = free < taken.short ? free : taken.short;
    const lost = dispute.direct ? 0n : taken.short - covered;
    const from = [
      ...owed,
      ...takenFrom({ pool: taken.pool + covered, parts: taken.parts }),
      ...(lost > 0n ? [{ account: accounts.disputeLosses, amount: lost }] : []),
    ];
    const now = this.clock.now();
    await this.take(tx, city, payment, taken);
    const sums = { taken: left - taken.short, takenPool: taken.pool, covered, overtaken };
    await closeLostDispute(tx, dispute, sums, disputeLostEntry(dispute, from, payment, now), now);
    return true;
  }

  /** A refund that failed only after its dispute was lost: what was paid in its place comes back to where it was taken from. */
  private async undo(tx: CityTx<'donor'>): Promise<boolean> {
    const dispute = await nextOvertaking(tx);
    if (!dispute) return false;
    const now = this.clock.now();
    const pooled = await undoOvertaken(tx, dispute, await lock(tx, dispute.paymentId), now);
    if (pooled > 0n) await wake(tx, POOL_QUEUE, now);
    return true;
  }

  private async giveUp(tx: CityTx<'donor'>): Promise<boolean> {
    const refund = await nextGivenUp(tx);
    if (!refund) return false;
    await lock(tx, refund.paymentId);
    await bookUnreturnable(tx, refund.id, this.clock.now());
    return true;
  }

  private async take(tx: CityTx<'donor'>, city: City, payment: Payment, { parts }: TakenBack): Promise<void> {
    await reduceAllocations(tx, payment.donationId, parts);
    await reopenNeeds(tx, city, parts, this.clock.now());
    if (parts.length > 0 && hasPool(city)) await wake(tx, POOL_QUEUE, this.clock.now());
  }
}

async function lock(tx: CityTx<'donor'>, id: PaymentId): Promise<Payment> {
  const [payment] = await lockPayments(tx, [id]);
  return present(payment, 'a refund or a dispute has a payment');
}
