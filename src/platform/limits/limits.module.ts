import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Clock } from '../../kernel/clock.js';
import { Config } from '../config/index.js';
import { Jobs } from '../jobs/index.js';
import { RateLimitsGuard } from './limits.guard.js';
import { SweepCountsJob } from './sweep-counts.job.js';

/** Limits how often anonymous visitors may ask. It is imported after the cities, whose guard runs first. */
@Module({ providers: [{ provide: APP_GUARD, useClass: RateLimitsGuard }] })
export class LimitsModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const worker of ['donor', 'casework'] as const) {
      if (this.config.sites.includes(worker)) this.jobs.registerDaily(new SweepCountsJob(worker, this.clock));
    }
  }
}
