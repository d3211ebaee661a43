import { jobRuns, wakes } from './jobs.entity.js';

export { type DailyJob } from './daily-jobs.js';
export { JobsModule } from './jobs.module.js';
export { Jobs, type QueueJob } from './jobs.js';
export { type Answered, OutboundJob, type OutboundLimits } from './outbound-job.js';
export { once, ranFor } from './once.js';
export { wake, wakeStatement } from './wake.js';
export { type Worker } from './worker.js';

/** For the wiring: each side's tables. */
export const jobTables = { wake: wakes, jobRun: jobRuns };
