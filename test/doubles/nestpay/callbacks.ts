import { setTimeout as sleep } from 'node:timers/promises';
import type { Pairs } from './fields.js';

/** Tries until an address says 2xx, and how long between them, in milliseconds; doubled each time. */
const TRIES = 6;
const AGAIN = 100;

/**
 * Posts results to the merchants' callbackUrl by itself: each one to three times, after a delay of its own, so that copies come late and
 * out of order; and again where nobody says 2xx. The seed is printed: the same seed repeats the same disorder.
 */
export class Callbacks {
  on = true;
  private state: number;
  private readonly under = new Set<Promise<void>>();

  constructor(
    seed: number,
    private readonly log: (line: string) => void,
  ) {
    this.state = seed >>> 0;
  }

  /** Mulberry32. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  send(url: string | undefined, fields: Pairs): void {
    if (url === undefined || !this.on) return;
    const copies = 1 + Math.floor(this.random() * 3);
    for (let copy = 0; copy < copies; copy += 1) {
      const task = this.post(url, fields, this.random() * 300).finally(() => this.under.delete(task));
      this.under.add(task);
    }
  }

  /** Waits until none is under way. */
  async quiet(): Promise<void> {
    while (this.under.size > 0) await Promise.all(this.under);
  }

  private async post(url: string, fields: Pairs, delay: number): Promise<void> {
    await sleep(delay);
    for (let tried = 0; tried < TRIES; tried += 1) {
      const status = await attempt(url, fields);
      this.log(`callback ${status}`);
      if (status >= 200 && status < 300) return;
      await sleep(AGAIN * 2 ** tried);
    }
  }
}

async function attempt(url: string, fields: Pairs): Promise<number> {
  try {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
    const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
