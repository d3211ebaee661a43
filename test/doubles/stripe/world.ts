import { randomBytes } from 'node:crypto';

/** Objects as the API shows them; `expand` turns ids into the objects they name. */
export interface Item {
  readonly id: string;
  readonly object: string;
  readonly created: number;
  [field: string]: unknown;
}

export interface Account {
  readonly apiKey: string;
  /** Where its events go; none: they are only kept. */
  url?: string;
  /** The first signs; with two, both do, as while a secret is being changed. */
  secrets: string[];
  readonly items: Map<string, Item>;
  readonly idempotent: Map<string, { fingerprint: string; status: number; body: string }>;
  readonly events: Item[];
}

/** What the next refund will do. */
export type RefundOutcome = 'succeeded' | 'pending' | 'failed' | 'succeeded_then_failed' | 'pending_then_succeeded' | 'pending_then_failed';

/** What the company outside remembers. One merchant account cannot see another's. */
export class World {
  readonly accounts = new Map<string, Account>();
  refundOutcomes: RefundOutcome[] = [];
  /** Answers that are lost after the call had its effect. */
  cut = 0;
  private frozen: number | undefined;

  /** Unix milliseconds: the world's time, or that of a test whose clock stands still. */
  now(): number {
    return this.frozen ?? Date.now();
  }

  setClock(to: number): void {
    this.frozen = to;
  }

  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  account(apiKey: string): Account {
    const known = this.accounts.get(apiKey);
    if (known) return known;
    const made: Account = { apiKey, secrets: [], items: new Map(), idempotent: new Map(), events: [] };
    this.accounts.set(apiKey, made);
    return made;
  }

  make(account: Account, object: string, prefix: string, fields: Record<string, unknown>): Item {
    const item: Item = { id: `${prefix}_${randomBytes(12).toString('hex')}`, object, created: this.seconds(), livemode: false, ...fields };
    account.items.set(item.id, item);
    return item;
  }

  /** @returns the owner too: the donor's browser names a session alone */
  find(id: string): { account: Account; item: Item } | undefined {
    for (const account of this.accounts.values()) {
      const item = account.items.get(id);
      if (item) return { account, item };
    }
    return undefined;
  }
}

export const ofKind = (account: Account, object: string): Item[] =>
  [...account.items.values()].filter((item) => item.object === object).reverse();

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
