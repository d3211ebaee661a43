import { FundFromPoolJob } from '../../../src/donations/pool/fund-from-pool.job.js';
import { LapseReservationsJob } from '../../../src/donations/reservations/lapse-reservations.job.js';
import { ReceivePaymentsJob } from '../../../src/donations/notifications/receive-payments.job.js';
import { DeallocateJob } from '../../../src/donations/allocations/deallocate.job.js';
import { DailyCutoffJob } from '../../../src/needs/tally/daily-cutoff.job.js';
import { SendRefundsJob } from '../../../src/payments/refunds/send-refunds.job.js';
import { databaseToken } from '../../../src/platform/database/index.js';
import { Jobs, type QueueJob } from '../../../src/platform/jobs/index.js';
import type { TestApp } from '../../support/index.js';

/** The queues that a gift's money goes through, and the turn of the day. Mail and other providers have tests of their own. */
export function moneyJobs(app: TestApp): Jobs {
  const jobs = new Jobs(app.clock, app.app.get(databaseToken('donor'), { strict: false }));
  for (const job of [ReceivePaymentsJob, LapseReservationsJob, DeallocateJob, SendRefundsJob, FundFromPoolJob])
    jobs.register(app.get<QueueJob<'donor'>>(job));
  jobs.registerDaily(app.get(DailyCutoffJob));
  jobs.registerDaily(app.get(FundFromPoolJob).daily);
  return jobs;
}
