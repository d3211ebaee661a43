import { createHmac } from 'node:crypto';
import type { Account, Item, World } from './world.js';

export interface EventSink {
  emit(account: Account, type: string, object: Item): void;
}

/** Milliseconds between two attempts at one delivery: the real ones are hours apart and go on for three days. */
const AGAIN = [100, 200, 400, 800, 1600, 3200, 6400] as const;

/** Sends signed events by itself: late, twice, in another order than they happened, and again until somebody says 2xx. */
export class Webhooks implements EventSink {
  /** While true events are kept and not sent: what is missed must be found by asking. */
  held = false;
  delivered = 0;
  failed = 0;
  private waiting = 0;
  private readonly kept: [Account, Item][] = [];

  constructor(
    private readonly world: World,
    private readonly random: () => number,
    /** The most that an event is late, in milliseconds. */
    private readonly jitter: number,
  ) {}

  get pending(): number {
    return this.waiting;
  }

  emit(account: Account, type: string, object: Item): void {
    const fields = { type, api_version: '2026-10-28.endive', data: { object: structuredClone(object) }, pending_webhooks: 1 };
    const { id, object: kind, created, ...rest } = this.world.make(account, 'event', 'evt', fields);
    const event = { id, object: kind, created, ...rest, request: null };
    account.items.delete(id);
    account.events.push(event);
    if (this.held) this.kept.push([account, event]);
    else this.schedule(account, event);
  }

  /** Sends what was held. */
  release(): void {
    this.held = false;
    for (const [account, event] of this.kept.splice(0)) this.schedule(account, event);
  }

  /** The bytes and the header of one delivery, as of now. */
  sign(account: Account, event: Item): { body: string; header: string } {
    const body = JSON.stringify(event, null, 2);
    const at = this.world.seconds();
    const signatures = account.secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`);
    return { body, header: [`t=${at}`, ...signatures, 'v0=0'].join(',') };
  }

  private schedule(account: Account, event: Item): void {
    if (account.url === undefined) return;
    const copies = this.random() < 0.3 ? 2 + Math.floor(this.random() * 2) : 1;
    for (let copy = 0; copy < copies; copy += 1) this.later(account, event, 0, this.random() * this.jitter);
  }

  private later(account: Account, event: Item, attempt: number, after: number): void {
    this.waiting += 1;
    setTimeout(() => {
      void this.send(account, event).then((taken) => {
        this.waiting -= 1;
        const again = AGAIN[attempt];
        if (taken) this.delivered += 1;
        else if (again === undefined) this.failed += 1;
        else this.later(account, event, attempt + 1, again);
      });
    }, after);
  }

  private async send(account: Account, event: Item): Promise<boolean> {
    const { body, header } = this.sign(account, event);
    try {
      const response = await fetch(account.url ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': header, 'user-agent': 'Stripe/1.0' },
        body,
        signal: AbortSignal.timeout(5_000),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }
}
