import { requestCounts } from './request-count.entity.js';

export { type Door, doors, RATE_LIMIT_WINDOW_MS } from './doors.js';
export { Limited } from './limits.guard.js';
export { LimitsModule } from './limits.module.js';

/** For the wiring: each hand's table. */
export const countTables = requestCounts;
