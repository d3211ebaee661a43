import { Logger } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import { type LocalDate, startOfDay, todayIn } from '../../kernel/local-date.js';
import type { CityTx, Database } from '../database/index.js';
import { once } from './once.js';
import type { Worker } from './worker.js';

const HOUR = 3_600_000;

/** What is done once on each day of a city, after an hour of its own zone. */
export interface DailyJob<W extends Worker = Worker> {
  readonly job: string;
  readonly worker: W;
  /** Hours after the city's midnight, 0–23. */
  readonly hour: number;
  run(tx: CityTx<W>, today: LocalDate): Promise<void>;
}

/** Every city's daily jobs. The mark that a day was done is written with the work itself. */
export class DailyJobs {
  private readonly log = new Logger('jobs');
  private readonly registered: DailyJob[] = [];
  /** Days known to be done, so that a tick asks the database only when a day turns. */
  private readonly done = new Map<string, LocalDate>();

  constructor(
    private readonly clock: Clock,
    private readonly databases: Partial<Record<Worker, Database<Worker>>>,
  ) {}

  register(job: DailyJob): void {
    this.registered.push(job);
  }

  /** The cities are asked for once, whatever the number of jobs: this runs with every tick. */
  async runDue(): Promise<void> {
    for (const [worker, database] of Object.entries(this.databases)) {
      const jobs = this.registered.filter((job) => job.worker === worker);
      if (jobs.length === 0) continue;
      const open = (await database.cities()).filter(({ status }) => status === 'open');
      for (const job of jobs) for (const { id, timeZone } of open) await this.runOne(job, database, id, timeZone);
    }
  }

  private async runOne(job: DailyJob, database: Database<Worker>, city: CityId, zone: string): Promise<void> {
    const now = this.clock.now();
    const today = todayIn(zone, now);
    const key = `${job.job}/${city}`;
    if (this.done.get(key) === today || now.getTime() < startOfDay(today, zone).getTime() + job.hour * HOUR) return;
    try {
      await database.inCity(city, async (tx) => {
        if (await once(tx, this.clock, job.job, today)) await job.run(tx, today);
      });
      this.done.set(key, today);
    } catch (error) {
      this.log.error({ err: error, job: job.job });
    }
  }
}
