import type { Worker } from '../jobs/index.js';

/** A window of all doors, in milliseconds. The same ten minutes for everybody: counts say nothing about a moment. */
export const RATE_LIMIT_WINDOW_MS = 10 * 60_000;

export interface DoorRule {
  /** The hand that counts here. */
  readonly worker: Worker;
  /** Requests of one network in one city and window. */
  readonly most: number;
}

/**
 * How often one network may ask. Sized by 500 donors behind one address (a school, a mosque, a mobile network), all within one window:
 * four starts each for baskets that become several payments and for second tries; twelve looks at a gift; twelve changes of a basket;
 * twelve cards or widgets; one PDF, and a hundred more: 600 are a sixth of a core, at 170 ms of CPU each as a test saw it.
 * A household's pair has 59 bits: what 300 tries in ten minutes find of it is nothing, and a social centre gets through.
 */
export const doors = {
  start: { worker: 'donor', most: 2_000 },
  private_link: { worker: 'donor', most: 6_000 },
  basket: { worker: 'donor', most: 6_000 },
  paper: { worker: 'donor', most: 600 },
  carried: { worker: 'donor', most: 6_000 },
  household_code: { worker: 'casework', most: 300 },
} as const satisfies Record<string, DoorRule>;

export type Door = keyof typeof doors;
