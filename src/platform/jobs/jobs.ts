import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';

import { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import { type CityTx, type Database, databaseToken, sideOf, tryLock } from '../database/index.js';
import { type DailyJob, DailyJobs } from './daily-jobs.js';
import { wakes } from './jobs.entity.js';
import { wake } from './wake.js';
import type { Worker } from './worker.js';

/**
 * Work that a row somewhere waits for. `drain` takes a batch in the transaction it is given and says whether more waits, or `busy`: it wrote
 * nothing, because another transaction is at what it needs, and is asked again in this run or at the next tick.
 */
export interface QueueJob<W extends Worker = Worker> {
  readonly queue: string;
  readonly worker: W;
  /** Runs once at a time per city and queue, over all processes. Must be harmless when run again. */
  drain(tx: CityTx<W>): Promise<'more' | 'done' | 'busy'>;
  /** What calls over a wire, after the transaction of `drain` is committed. */
  afterCommit?(cityId: CityId): Promise<void>;
}

/** What one queue does may wake another (a notification, then a receipt): so all are asked again until none has work, so many times. */
const ROUNDS = 20;

/** Cities with work are found in a wake table, so that idle ones cost nothing. */
@Injectable()
export class Jobs {
  private readonly log = new Logger('jobs');
  private readonly registered: QueueJob[] = [];
  private readonly databases: Partial<Record<Worker, Database<Worker>>>;
  private readonly daily: DailyJobs;
  private running: Promise<void> | undefined;

  constructor(
    private readonly clock: Clock,
    @Optional() @Inject(databaseToken('donor')) donor?: Database<Worker>,
    @Optional() @Inject(databaseToken('casework')) casework?: Database<Worker>,
  ) {
    this.databases = { ...(donor ? { donor } : {}), ...(casework ? { casework } : {}) };
    this.daily = new DailyJobs(clock, this.databases);
  }

  /** A room adds its job here when it starts. */
  register<W extends Worker>(job: QueueJob<W>): void {
    this.registered.push(job);
  }

  /** A room adds its job of every day here when it starts. */
  registerDaily<W extends Worker>(job: DailyJob<W>): void {
    this.daily.register(job);
  }

  /** Does all that is due now, on every queue this process may work on. Calls that overlap share one run. */
  async runDue(): Promise<void> {
    this.running ??= this.runAll().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async runAll(): Promise<void> {
    await this.daily.runDue();
    const stuck = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const worked = await Promise.all(this.registered.map((job) => this.runQueue(job, stuck)));
      if (!worked.includes(true)) return;
    }
  }

  /** Queues run side by side: a slow mail server must not hold up money. @returns whether anything was done */
  private async runQueue(job: QueueJob, stuck: Set<string>): Promise<boolean> {
    const name = (city: CityId): string => [job.worker, job.queue, city].join('/');
    const cities = (await this.awake(job)).filter((city) => !stuck.has(name(city)));
    let worked = false;
    for (const city of cities) {
      const state = await this.drain(job, city);
      if (state === 'failed') stuck.add(name(city));
      worked ||= state === 'done';
    }
    return worked;
  }

  private async awake(job: QueueJob): Promise<CityId[]> {
    const rows = await this.databases[job.worker]?.directory(wakes[sideOf(job.worker)], (waiting) =>
      waiting
        .createQueryBuilder('waiting')
        .select('waiting.city', 'city')
        .distinct()
        .where({ queue: job.queue, dueAt: LessThanOrEqual(this.clock.now()) })
        .getRawMany<{ city: CityId }>(),
    );
    return (rows ?? []).map((row) => row.city);
  }

  /**
   * One city's queue. A failure is that city's alone, and its wake rows stay for the next tick. What is taken (by another process, or by a
   * queue of this one that works on the same money) is asked again while anything else has work.
   */
  private async drain(job: QueueJob, city: CityId): Promise<'done' | 'taken' | 'failed'> {
    try {
      for (;;) {
        const state = await this.batch(job, city);
        if (state !== 'taken') await job.afterCommit?.(city);
        if (state !== 'more') return state;
      }
    } catch (error) {
      this.log.error({ err: error, queue: job.queue });
      return 'failed';
    }
  }

  /** `taken`: another process is at it. */
  private async batch(job: QueueJob, city: CityId): Promise<'more' | 'done' | 'taken'> {
    const database = this.databases[job.worker];
    if (!database) return 'taken';
    return database.inCity(city, async (tx) => {
      if (!(await tryLock(tx, job.queue))) return 'taken';
      // Taken away before the work is looked at: a row that comes later wakes the city again.
      await tx.manager.delete(wakes[sideOf(job.worker)], { queue: job.queue, city, dueAt: LessThanOrEqual(this.clock.now()) });
      const state = await job.drain(tx);
      if (state !== 'done') await wake(tx, job.queue, this.clock.now());
      return state === 'busy' ? 'taken' : state;
    });
  }
}
