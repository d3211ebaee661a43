import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';

import { Jobs } from './jobs.js';

/** How often the wake list is looked at, in milliseconds. A gift is funded within this and the batch's own time. */
const TICK = 250;

/** `@nestjs/schedule` ticks the jobs; any number of processes may tick at once. */
@Injectable()
export class JobsTicker implements BeforeApplicationShutdown {
  private stopped = false;

  constructor(private readonly jobs: Jobs) {}

  @Interval(TICK)
  async tick(): Promise<void> {
    // A database that is away is seen by /health/ready; the next tick tries again.
    if (!this.stopped) await this.jobs.runDue().catch(() => undefined);
  }

  /** Lets the batch under way end: nothing is cut. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.jobs.runDue().catch(() => undefined);
  }
}
