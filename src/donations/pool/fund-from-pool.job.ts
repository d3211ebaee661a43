import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Cities, type City, needKinds } from '../../cities/index.js';
import { Clock } from '../../kernel/clock.js';
import { newId, type JournalEntryId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { poolBalance, post } from '../../ledger/index.js';
import { type Allocation, fundNeeds, nextNeeds } from '../../needs/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { type DailyJob, Jobs, type QueueJob, wake } from '../../platform/jobs/index.js';
import { poolFundsEntry } from '../entries.js';

/** The queue of cities whose pool got a donation. */
export const POOL_QUEUE = 'pool';

/** Needs a run. */
const NEEDS_PER_BATCH = 200;

/**
 * The pool funds needs by the city's published rule: the next cut-off first, then the oldest, each as far as the pool reaches. When a donation
 * comes into the pool, and every morning, when needs may have come.
 */
@Injectable()
export class FundFromPoolJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = POOL_QUEUE;
  readonly worker = 'donor';
  /** Only wakes the queue: whoever spends from the pool holds the queue's lock, or two processes would spend the same money. */
  readonly daily: DailyJob<'donor'> = { job: 'pool', worker: 'donor', hour: 1, run: (tx) => wake(tx, POOL_QUEUE, this.clock.now()) };

  constructor(
    private readonly jobs: Jobs,
    private readonly cities: Cities,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
    this.jobs.registerDaily(this.daily);
  }

  async drain(tx: CityTx<'donor'>): Promise<'more' | 'done'> {
    const city = await this.cities.byId(tx.cityId);
    return (await this.fund(tx, city, city.today(this.clock.now()))) ? 'more' : 'done';
  }

  /** @returns whether the pool and the list may both hold more */
  private async fund(tx: CityTx<'donor'>, city: City, today: LocalDate): Promise<boolean> {
    const now = this.clock.now();
    let left = await poolBalance(tx, city.currency);
    const allocations: Allocation[] = [];
    let looked = 0;
    for (const kind of needKinds) {
      if (left === 0n || !city.allows(kind, today) || city.moneyPath(kind, today) !== 'pool') continue;
      const open = await nextNeeds(tx, { kind, code: '' }, city.currency, NEEDS_PER_BATCH, now);
      looked = Math.max(looked, open.length);
      for (const { needId, remaining } of open) {
        const amount = remaining < left ? remaining : left;
        if (amount > 0n) allocations.push({ needId, amount });
        left -= amount;
      }
    }
    if (allocations.length === 0) return false;
    await fundNeeds(
      tx,
      allocations.map((part) => ({ ...part, reserved: false })),
      today,
    );
    await post(tx, [poolFundsEntry(newId<JournalEntryId>(), city.currency, allocations, now)]);
    return left > 0n && looked === NEEDS_PER_BATCH;
  }
}
