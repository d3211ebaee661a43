import { LessThan } from 'typeorm';
import type { Clock } from '../../kernel/clock.js';
import { type CityTx, sideOf } from '../database/index.js';
import type { DailyJob, Worker } from '../jobs/index.js';
import { RATE_LIMIT_WINDOW_MS } from './rate-limits.js';
import { requestCounts } from './request-count.entity.js';

/** Deletes the counts of windows that are over: no digest of a subnet is kept longer than a day. */
export class SweepCountsJob implements DailyJob {
  readonly hour = 4;

  constructor(
    readonly worker: Worker,
    private readonly clock: Clock,
  ) {}

  get job(): string {
    return `sweep_counts_${sideOf(this.worker)}`;
  }

  async run(tx: CityTx<Worker>): Promise<void> {
    const over = new Date(this.clock.now().getTime() - RATE_LIMIT_WINDOW_MS);
    await tx.manager.delete(requestCounts[sideOf(tx.login)], { cityId: tx.cityId, windowStart: LessThan(over) });
  }
}
