export { type DailyJob } from './daily-jobs.js';
export { JobsModule } from './jobs.module.js';
export { Jobs, type QueueJob, wake, wakeStatement } from './jobs.js';
export { once } from './once.js';
export { type Worker } from './worker.js';
