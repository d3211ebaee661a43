import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { LocalDate } from '../kernel/local-date.js';
import { previousQuarter, quarterOf } from '../kernel/quarter.js';
import type { CityTx } from '../platform/database/index.js';
import { Jobs, type Worker } from '../platform/jobs/index.js';
import { CountQuarter } from './count-quarter.js';

/** Each night of a city: this quarter so far, and the one before, whose last bills are still being confirmed. */
@Injectable()
export class CountFiguresJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly countQuarter: CountQuarter,
  ) {}

  onModuleInit(): void {
    for (const worker of ['donor', 'casework'] as const) {
      this.jobs.registerDaily({ job: `count-figures-${worker}`, worker, hour: 3, run: (tx, today) => this.count(tx, today) });
    }
  }

  private async count(tx: CityTx<Worker>, today: LocalDate): Promise<void> {
    const quarter = quarterOf(today);
    await this.countQuarter.run(tx, previousQuarter(quarter));
    await this.countQuarter.run(tx, quarter);
  }
}
