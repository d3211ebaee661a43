export { type DailyJob } from './daily-jobs.js';
export { jobRuns, wakes } from './jobs.entity.js';
export { JobsModule } from './jobs.module.js';
export { Jobs, type QueueJob } from './jobs.js';
export { once, ranFor } from './once.js';
export { wake, wakeStatement } from './wake.js';
export { type Worker } from './worker.js';
