import type pg from 'pg';
import { EndNeedsJob } from '../../../src/donations/allocations/end-needs.job.js';
import { FundFromPoolJob } from '../../../src/donations/pool/fund-from-pool.job.js';
import { LapseReservationsJob } from '../../../src/donations/reservations/lapse-reservations.job.js';
import { ReceivePaymentsJob } from '../../../src/donations/notifications/receive-payments.job.js';
import { DeallocateJob } from '../../../src/donations/allocations/deallocate.job.js';
import { todayIn } from '../../../src/kernel/local-date.js';
import { DailyCutoffJob } from '../../../src/needs/tally/daily-cutoff.job.js';
import { SendRefundsJob } from '../../../src/payments/refunds/send-refunds.job.js';
import { databaseToken } from '../../../src/platform/database/index.js';
import { Jobs, type QueueJob } from '../../../src/platform/jobs/index.js';
import type { TestApp } from '../../support/index.js';

/** In this order when several are due: with real workers any would do, but a history goes the same way each time. */
const QUEUES = [ReceivePaymentsJob, LapseReservationsJob, DeallocateJob, EndNeedsJob, FundFromPoolJob, SendRefundsJob];
/** One queue wakes another at most a few times over. */
const ROUNDS = 20;
const HOUR = 3_600_000;

/** The queues that a gift's money goes through, and the turn of the day. Mail and other providers have tests of their own. */
export class DueJobs {
  private readonly queues: ReadonlyMap<string, Jobs>;
  private daily: Jobs;
  private day = '';

  constructor(
    private readonly app: TestApp,
    private readonly reader: pg.Client,
  ) {
    this.queues = new Map(QUEUES.map((each) => this.queueOf(app.get<QueueJob<'donor'>>(each))));
    this.daily = this.days();
  }

  /** Another history in an empty city: on its first day there is nothing to do. */
  begin(zone: string): void {
    this.day = this.dayOf(zone);
    this.daily = this.days();
  }

  private jobs(): Jobs {
    return new Jobs(this.app.clock, this.app.app.get(databaseToken('donor'), { strict: false }));
  }

  private queueOf(job: QueueJob<'donor'>): [string, Jobs] {
    const jobs = this.jobs();
    jobs.register(job);
    return [job.queue, jobs];
  }

  /** They remember the days that are done. */
  private days(): Jobs {
    const jobs = this.jobs();
    for (const job of [this.app.get(DailyCutoffJob), this.app.get(EndNeedsJob).daily, this.app.get(FundFromPoolJob).daily])
      jobs.registerDaily(job);
    return jobs;
  }

  /** Everything that is due is done. Queues that nobody woke are not asked, which is most of them most of the time. */
  async runDue(zone: string): Promise<void> {
    await this.turnDay(zone);
    for (let round = 0; round < ROUNDS; round += 1) {
      const due = await this.due();
      if (due.length === 0) return;
      for (const jobs of due) await jobs.runDue();
    }
    throw new Error(`a queue does not get done: ${this.app.log.at(-1) ?? 'nothing was logged'}`);
  }

  /** Daily jobs are due once after midnight and once after one o'clock. */
  private async turnDay(zone: string): Promise<void> {
    const day = this.dayOf(zone);
    if (day === this.day) return;
    await this.daily.runDue();
    this.day = day;
  }

  private dayOf(zone: string): string {
    const now = this.app.clock.now();
    return `${todayIn(zone, now)} after ${todayIn(zone, new Date(now.getTime() - HOUR))}`;
  }

  private async due(): Promise<Jobs[]> {
    const text = 'SELECT DISTINCT queue FROM giving.wake WHERE due_at <= $1';
    const { rows } = await this.reader.query<{ queue: string }>({ name: 'due', text, values: [this.app.clock.now()] });
    const due = new Set(rows.map(({ queue }) => queue));
    return [...this.queues].filter(([queue]) => due.has(queue)).map(([, jobs]) => jobs);
  }
}
