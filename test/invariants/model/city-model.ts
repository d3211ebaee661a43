import type { Listing, MoneyPath, NeedKind } from '../../../src/cities/index.js';
import type { DonationId, NeedId, PaymentId } from '../../../src/kernel/ids.js';
import { covers, type Choice } from '../../../src/needs/index.js';

export interface ModelNeed {
  readonly id: NeedId;
  readonly kind: NeedKind;
  readonly code: string;
  readonly band: bigint;
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
  overtaken?: bigint;
  /** Of a lost dispute: what the pool gave, and the city, where the gift had nothing left. */
  short?: { readonly pool: bigint; readonly city: bigint };
  dispute?: { readonly reference: string; readonly amount: bigint; status: 'opened' | 'won' | 'lost' };
  status: 'pending' | 'received' | 'refunded' | 'disputed' | 'failed' | 'expired';
}

const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (a < b ? a : b));
const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((a, b) => a + b, 0n);
const remaining = (need: ModelNeed): bigint => (need.status === 'open' ? need.amount - need.reserved - need.funded : 0n);

/** A city's needs and gifts as they should be, by the published rule, in a few plain steps and no database. */
export class CityModel {
  readonly needs = new Map<NeedId, ModelNeed>();
  readonly gifts: ModelGift[] = [];
  pool = 0n;

  constructor(
    readonly listing: Listing,
    readonly paths: Readonly<Record<NeedKind, MoneyPath>>,
  ) {}

  /** Open needs of a choice with room, in the published order. */
  next({ kind, code, band }: Choice, now: number): ModelNeed[] {
    return [...this.needs.values()]
      .filter((need) => need.kind === kind && (code === '' && band === undefined ? true : need.code === code))
      .filter((need) => (band === undefined || need.band === band) && remaining(need) > 0n && need.fundableUntil >= now)
      .toSorted((a, b) => (a.order < b.order ? -1 : 1));
  }

  /** What a start by choice holds: each line from its own needs, the oldest first. */
  hold(lines: readonly { choice: Choice; amount: bigint }[], now: number): Parts {
    const held: Parts = new Map();
    for (const { choice, amount } of lines) {
      const wanted = choice.band === undefined ? 60n : least((amount * 3n) / choice.band + 2n, 60n);
      let left = amount;
      for (const need of this.next(choice, now).slice(0, Number(wanted))) {
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

  lapse(now: number): void {
    for (const gift of this.gifts) if (gift.status === 'pending' && gift.reservedUntil <= now) this.release(gift, 'expired');
  }

  /** The money came. In one batch those that still hold their needs go first. */
  capture(gifts: readonly ModelGift[], now: number): void {
    const waiting = gifts.filter(({ status }) => ['pending', 'failed', 'expired'].includes(status));
    for (const gift of waiting.toSorted((a, b) => Number(b.status === 'pending') - Number(a.status === 'pending'))) {
      const holds = gift.status === 'pending';
      const held = holds ? gift.held : new Map<NeedId, bigint>();
      const left = gift.amount - sum(held.values());
      const placed = this.place(gift, holds, now);
      for (const [id, part] of held) {
        this.need(id).reserved -= part;
        this.fund(gift, id, part);
      }
      for (const [id, part] of placed) this.fund(gift, id, part);
      const rest = left - sum(placed.values());
      if (gift.path === 'pool' && gift.ifFilled === 'next') this.pool += rest;
      else {
        gift.returned += rest;
        gift.refunded += rest;
      }
      gift.held = new Map();
      gift.status = gift.returned === gift.amount ? 'refunded' : 'received';
    }
    this.fundFromPool(now);
  }

  /** The donor's word: each line where it was meant for, if all of them fit; else on to the next, or nothing of it anywhere. */
  private place(gift: ModelGift, holds: boolean, now: number): Parts {
    const lines = holds ? this.beyondHeld(gift) : gift.choices;
    const open = [
      ...[...(holds ? [] : gift.lines)].map(([id, amount]) => ({
        amount,
        chosen: [this.need(id)],
        choice: { kind: 'bill' as const, code: gift.biller ?? '' },
      })),
      ...lines.map(({ choice, amount }) => ({ amount, choice, chosen: this.next(choice, now) })),
    ];
    const parts: Parts = new Map();
    const take = (needs: readonly ModelNeed[], wanted: bigint): bigint => {
      let left = wanted;
      for (const need of needs) {
        const part = least(remaining(need) - (parts.get(need.id) ?? 0n), left);
        if (part > 0n) parts.set(need.id, (parts.get(need.id) ?? 0n) + part);
        left -= part > 0n ? part : 0n;
      }
      return left;
    };
    const left = open.map((line) => ({ ...line, amount: take(line.chosen, line.amount) }));
    if (gift.ifFilled === 'refund') return left.some(({ amount }) => amount > 0n) ? new Map() : parts;
    for (const { amount, choice } of left)
      for (let rest = amount, at = 0; at < this.onward(choice, gift).length; at += 1) {
        rest = take(this.next(this.onward(choice, gift)[at] ?? choice, now), rest);
      }
    return parts;
  }

  /** Of each choice, what went beyond the needs of it that the gift holds. */
  private beyondHeld({ choices, held }: ModelGift): { choice: Choice; amount: bigint }[] {
    return choices.map(({ choice, amount }) => {
      const own = [...held].filter(([id]) => covers(choice, this.need(id)));
      return { choice, amount: amount - sum(own.map(([, part]) => part)) };
    });
  }

  private onward(choice: Choice, { path }: ModelGift): Choice[] {
    if (choice.kind !== 'bill') return [];
    const code = { kind: choice.kind, code: choice.code };
    return path === 'direct' ? [code] : [code, { kind: choice.kind, code: '' }];
  }

  private fund(gift: ModelGift | undefined, id: NeedId, part: bigint): void {
    const need = this.need(id);
    need.funded += part;
    if (need.funded === need.amount) need.status = 'funded';
    if (gift) gift.placed.set(id, (gift.placed.get(id) ?? 0n) + part);
  }

  /** By the published rule: kinds in their order, the next cut-off first, then the oldest. */
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

  /** Needs that nobody gave to, whose last day is over. */
  turnDay(now: number): void {
    for (const need of this.needs.values()) {
      if (need.status === 'open' && need.fundableUntil < now && need.reserved === 0n && need.funded === 0n) need.status = 'expired';
    }
    this.fundFromPool(now);
  }

  need(id: NeedId): ModelNeed {
    const need = this.needs.get(id);
    if (!need) throw new Error('the model knows every need');
    return need;
  }
}
