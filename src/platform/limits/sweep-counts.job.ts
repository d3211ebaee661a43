import { LessThan } from 'typeorm';
import type { Clock } from '../../kernel/clock.js';
import { type CityTx, handOf } from '../database/index.js';
import type { DailyJob, Worker } from '../jobs/index.js';
import { RATE_LIMIT_WINDOW_MS } from './doors.js';
import { requestCounts } from './request-count.entity.js';

/** Takes away the counts of windows that are over: nobody's network is kept longer than a day. */
export class SweepCountsJob implements DailyJob {
  readonly hour = 4;

  constructor(
    readonly worker: Worker,
    private readonly clock: Clock,
  ) {}

  get job(): string {
    return `sweep_counts_${handOf(this.worker)}`;
  }

  async run(tx: CityTx<Worker>): Promise<void> {
    const over = new Date(this.clock.now().getTime() - RATE_LIMIT_WINDOW_MS);
    await tx.manager.delete(requestCounts[handOf(tx.login)], { cityId: tx.cityId, windowStart: LessThan(over) });
  }
}
