import type { Worker } from '../jobs/index.js';

/** The window of every rate limit, in milliseconds. It begins at the same ten minutes for everybody, so a count tells no moment of a request. */
export const RATE_LIMIT_WINDOW_MS = 10 * 60_000;

export interface RateLimitRule {
  /** The login that counts these requests. */
  readonly worker: Worker;
  /** The most requests of one client's subnet in one city and window. */
  readonly maxRequests: number;
}

/**
 * How many requests one client's subnet may make. Sized by 500 donors behind one address (a school, a mosque, a mobile network), all within one window:
 * four starts each for baskets that become several payments and for second tries; twelve looks at a gift; twelve changes of a basket;
 * twelve cards or widgets; one PDF, and a hundred more: 600 are a sixth of a core, at 170 ms of CPU each as a test saw it.
 * A household's pair has 59 bits: what 300 tries in ten minutes find of it is nothing, and a social centre gets through.
 */
export const rateLimits = {
  start: { worker: 'donor', maxRequests: 2_000 },
  private_link: { worker: 'donor', maxRequests: 6_000 },
  basket: { worker: 'donor', maxRequests: 6_000 },
  paper: { worker: 'donor', maxRequests: 600 },
  carried: { worker: 'donor', maxRequests: 6_000 },
  household_code: { worker: 'casework', maxRequests: 300 },
} as const satisfies Record<string, RateLimitRule>;

export type RateLimit = keyof typeof rateLimits;
