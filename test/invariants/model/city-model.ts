import type { Listing, MoneyPath, NeedKind } from '../../../src/cities/index.js';
import type { DonationId, NeedId, PaymentId } from '../../../src/kernel/ids.js';
import type { Choice } from '../../../src/needs/index.js';
import type { Bank } from './bank.js';
import { K } from './model-city.js';
import { placeGift } from './placing-model.js';

export interface ModelNeed {
  readonly id: NeedId;
  readonly kind: NeedKind;
  readonly code: string;
  readonly priceBand: bigint;
  readonly amount: bigint;
  /** The place in the city's published order: cut-off, day of publishing, id. */
  readonly order: string;
  readonly fundableUntil: number;
  status: 'open' | 'funded' | 'paid' | 'withdrawn' | 'expired';
  reserved: bigint;
  funded: bigint;
}

export type Parts = Map<NeedId, bigint>;

export interface ModelGift {
  readonly id: DonationId;
  readonly paymentId: PaymentId;
  readonly accountId: string;
  readonly amount: bigint;
  readonly path: MoneyPath;
  /** The biller whose own account collects, on the direct path. */
  readonly biller: string | null;
  readonly ifFilled: 'next' | 'refund';
  readonly lines: ReadonlyMap<NeedId, bigint>;
  readonly choices: readonly { readonly choice: Choice; readonly amount: bigint }[];
  readonly reservedUntil: number;
  /** What it holds while the donor pays; what it chose first, ever after. */
  held: Parts;
  placed: Parts;
  /** What found no place, went back by the desk, or was lost in a dispute. */
  returned: bigint;
  /** The part of it that refunds send. */
  refunded: bigint;
  /** What failed refunds no longer owe, because a lost dispute brought it. */
  offset?: bigint;
  /** Of a lost dispute: what the pool gave, and the city, where the gift had nothing left. */
  short?: { readonly pool: bigint; readonly city: bigint };
  dispute?: { readonly reference: string; readonly amount: bigint; status: 'opened' | 'won' | 'lost' };
  status: 'pending' | 'received' | 'refunded' | 'disputed' | 'failed' | 'expired';
}

export const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (a < b ? a : b));
export const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((a, b) => a + b, 0n);
export const remaining = (need: ModelNeed): bigint => (need.status === 'open' ? need.amount - need.reserved - need.funded : 0n);

/** A city's needs and gifts as they should be, by the published rule, in a few plain steps and no database. */
export class CityModel {
  readonly needs = new Map<NeedId, ModelNeed>();
  readonly gifts: ModelGift[] = [];
  pool = 0n;
  /** What is done once a day and was done, by name and day. */
  readonly done = new Set<string>();

  constructor(
    readonly listing: Listing,
    readonly paths: Readonly<Record<NeedKind, MoneyPath>>,
    /** Not of the city: what the outside has promised, so that a command can tell whether it makes sense. */
    readonly bank: Bank,
  ) {}

  /** Open needs of a choice with room, in the published order. */
  next({ kind, code, priceBand }: Choice, now: number): ModelNeed[] {
    return [...this.needs.values()]
      .filter((need) => need.kind === kind && (code === '' && priceBand === undefined ? true : need.code === code))
      .filter((need) => (priceBand === undefined || need.priceBand === priceBand) && remaining(need) > 0n && need.fundableUntil >= now)
      .toSorted((a, b) => (a.order < b.order ? -1 : 1));
  }

  /** What a start by choice holds: each line from its own needs, the oldest first; in a banded city k−1 of them stay free. */
  hold(lines: readonly { choice: Choice; amount: bigint }[], now: number): Parts {
    const held: Parts = new Map();
    const spare = this.listing === 'banded' ? K - 1 : 0;
    for (const { choice, amount } of lines) {
      const wanted = choice.priceBand === undefined ? 60n : least((amount * 3n) / choice.priceBand + 2n, 60n);
      const found = this.next(choice, now).slice(0, Number(wanted) + spare);
      let left = amount;
      for (const need of found.slice(0, Math.max(0, found.length - spare))) {
        const part = least(remaining(need), left);
        if (part > 0n) held.set(need.id, part);
        left -= part;
      }
    }
    for (const [id, part] of held) this.need(id).reserved += part;
    return held;
  }

  canHold(lines: ReadonlyMap<NeedId, bigint>, now: number): boolean {
    return [...lines].every(([id, amount]) => remaining(this.need(id)) >= amount && this.need(id).fundableUntil >= now);
  }

  /** The money did not come, or not in time. */
  release(gift: ModelGift, to: 'failed' | 'expired'): void {
    for (const [id, part] of gift.held) this.need(id).reserved -= part;
    gift.held = new Map();
    gift.status = to;
  }

  /** @returns how many reservations were over */
  lapse(now: number): number {
    const over = this.gifts.filter(({ status, reservedUntil }) => status === 'pending' && reservedUntil <= now);
    for (const gift of over) this.release(gift, 'expired');
    return over.length;
  }

  /** The money came. In one batch those that still hold their needs go first. */
  capture(gifts: readonly ModelGift[], now: number): void {
    let pooled = 0n;
    const waiting = gifts.filter(({ status }) => ['pending', 'failed', 'expired'].includes(status));
    for (const gift of waiting.toSorted((a, b) => Number(b.status === 'pending') - Number(a.status === 'pending'))) {
      const holds = gift.status === 'pending';
      const held = holds ? gift.held : new Map<NeedId, bigint>();
      const left = gift.amount - sum(held.values());
      const placed = placeGift(this, gift, now);
      for (const [id, part] of held) {
        this.need(id).reserved -= part;
        this.fund(gift, id, part);
      }
      for (const [id, part] of placed) this.fund(gift, id, part);
      const rest = left - sum(placed.values());
      pooled += this.leave(gift, rest);
      gift.held = new Map();
      gift.status = gift.returned === gift.amount ? 'refunded' : 'received';
    }
    if (pooled > 0n) this.fundFromPool(now);
  }

  /**
   * What found no need: free in the pool where the donor's word allows it, else on its way back.
   * @returns what came into the pool
   */
  leave(gift: ModelGift, rest: bigint): bigint {
    if (gift.path === 'pool' && gift.ifFilled === 'next') {
      this.pool += rest;
      return rest;
    }
    gift.returned += rest;
    gift.refunded += rest;
    return 0n;
  }

  fund(gift: ModelGift | undefined, id: NeedId, part: bigint): void {
    const need = this.need(id);
    need.funded += part;
    if (need.funded === need.amount) need.status = 'funded';
    if (gift) gift.placed.set(id, (gift.placed.get(id) ?? 0n) + part);
  }

  /**
   * By the published rule: kinds in their order, the next cut-off first, then the oldest. When money comes into the pool, when a need opens
   * again, and in the morning: what was published meanwhile waits for one of these.
   */
  fundFromPool(now: number): void {
    for (const kind of ['bill', 'package', 'cash'] as const) {
      if (this.paths[kind] !== 'pool') continue;
      for (const need of this.next({ kind, code: '' }, now)) {
        const part = least(remaining(need), this.pool);
        if (part === 0n) return;
        this.fund(undefined, need.id, part);
        this.pool -= part;
      }
    }
  }

  need(id: NeedId): ModelNeed {
    const need = this.needs.get(id);
    if (!need) throw new Error('the model knows every need');
    return need;
  }
}
