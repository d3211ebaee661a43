import { requestCounts } from './request-count.entity.js';

export { type RateLimit, rateLimits, RATE_LIMIT_WINDOW_MS } from './rate-limits.js';
export { RateLimited } from './limits.guard.js';
export { LimitsModule } from './limits.module.js';

/** For the wiring: each side's table. */
export const countTables = requestCounts;
