import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Clock } from '../../kernel/clock.js';
import { Config } from '../config/index.js';
import { Jobs } from '../jobs/index.js';
import { LimitsGuard } from './limits.guard.js';
import { SweepCountsJob } from './sweep-counts.job.js';

/** Counts at the doors that strangers knock at. Imported after the cities, whose guard comes first. */
@Module({ providers: [{ provide: APP_GUARD, useClass: LimitsGuard }] })
export class LimitsModule implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const worker of ['donor', 'casework'] as const) {
      if (this.config.sides.includes(worker)) this.jobs.registerDaily(new SweepCountsJob(worker, this.clock));
    }
  }
}
