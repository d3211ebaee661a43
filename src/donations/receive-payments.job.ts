import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cities } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import { post } from '../ledger/index.js';
import { fundNeeds, lockNeeds, releaseNeeds } from '../needs/index.js';
import { captureEntry, INBOX_QUEUE, requestRefunds, settleInbox } from '../payments/index.js';
import type { CityTx } from '../platform/database/index.js';
import { Jobs, type QueueJob } from '../platform/jobs/index.js';
import { fundAllocations, moveDonations, needsOf, readGifts } from './donation.store.js';
import { placeGifts } from './place-gifts.js';
import { allocateEntry } from './entries.js';
import { SendReceipts } from './send-receipts.js';

/** Events a transaction: large enough that a statement is shared by many gifts, small enough that a start never waits long for a need. */
const BATCH = 500;

/**
 * Turns notifications into funded needs: one drainer a city at a time, a batch in one transaction, every step for the whole batch at once.
 * Payments are locked first, then needs, each in id order. Run again after a kill, it finds what is still pending and nothing else.
 */
@Injectable()
export class ReceivePaymentsJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = INBOX_QUEUE;
  readonly worker = 'donor';

  constructor(
    private readonly jobs: Jobs,
    private readonly cities: Cities,
    private readonly sendReceipts: SendReceipts,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async drain(tx: CityTx<'donor'>): Promise<'more' | 'done'> {
    const now = this.clock.now();
    const city = await this.cities.byId(tx.cityId);
    const { moved, more } = await settleInbox(tx, BATCH, now);
    const gifts = await readGifts(
      tx,
      moved.map(({ payment }) => payment.donationId),
    );
    // All needs that this batch touches, at once: locked one after the other they could wait for a start that holds them in another order.
    const needs = await lockNeeds(tx, needsOf(gifts.values()));
    const gone = moved.flatMap(({ payment, to }) => (to === 'failed' || to === 'expired' ? [{ id: payment.donationId, to }] : []));
    const captured = moved.filter(({ to }) => to === 'captured').map(({ payment }) => payment);
    const placed = await placeGifts(tx, captured, gifts, needs, now);
    await releaseNeeds(
      tx,
      gone.flatMap(({ id }) => gifts.get(id)?.lines ?? []),
    );
    await fundNeeds(
      tx,
      placed.flatMap(({ parts, held }) => parts.map((part) => ({ ...part, held }))),
      city.today(now),
    );
    await fundAllocations(
      tx,
      placed
        .filter(({ held }) => !held)
        .flatMap(({ gift, parts }) => parts.map((part) => ({ ...part, donationId: gift.id, currency: gift.currency }))),
    );
    const ended = placed.map(({ gift, parts }) => ({ id: gift.id, to: parts.length > 0 ? ('received' as const) : ('refunded' as const) }));
    await moveDonations(tx, [...gone, ...ended], now);
    await post(
      tx,
      placed.flatMap(({ payment, gift, parts }) => [captureEntry(payment, now), ...allocateEntry(gift, parts, now)]),
    );
    await requestRefunds(
      tx,
      placed.flatMap(({ payment, refund }) => (refund > 0n ? [{ ...payment, paymentId: payment.id, amount: refund }] : [])),
      now,
    );
    await this.sendReceipts.run(tx, city, placed, now);
    return more ? 'more' : 'done';
  }
}
