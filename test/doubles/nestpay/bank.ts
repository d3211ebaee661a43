import { randomBytes } from 'node:crypto';
import type { Pairs } from './fields.js';

export interface Merchant {
  readonly clientId: string;
  readonly storeKey: string;
  readonly apiName: string;
  readonly apiPassword: string;
  /** Numeric: a terminal takes one currency. */
  readonly currency: string;
}

/** One movement of an order. Amounts are minor units. */
export interface Movement {
  readonly type: 'S' | 'C';
  state: 'C' | 'V' | 'D';
  readonly amount: bigint;
  readonly at: Date;
  readonly transId: string;
  readonly code: string;
  readonly mdStatus: string;
}

export interface Order {
  readonly oid: string;
  readonly clientId: string;
  readonly movements: Movement[];
}

export const outcomes = ['pay', 'decline', 'fail-3d', 'half-3d'] as const;
export type Outcome = (typeof outcomes)[number];

/** What the bank remembers, and its calendar. */
export class Bank {
  readonly merchants = new Map<string, Merchant>();
  readonly orders = new Map<string, Order>();
  /** Forms that were taken and wait for a button. */
  readonly open = new Map<string, { fields: Pairs; merchant: Merchant }>();
  private ahead = 0;
  private closed = '';

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  setClock(at: Date): void {
    this.ahead = at.getTime() - Date.now();
  }

  /** Ends the bank's day early: what was sold today can be credited, and no longer voided. */
  closeDay(): void {
    this.closed = this.day(this.now());
  }

  /** The day at the bank, `2026-11-20`. */
  day(at: Date): string {
    return this.time(at).slice(0, 10);
  }

  /** `2026-11-20 12:00:00.000`, as its replies write it. */
  time(at: Date): string {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Istanbul', dateStyle: 'short', timeStyle: 'medium' });
    return `${parts.format(at)}.${at.toISOString().slice(20, 23)}`;
  }

  key = (clientId: string, oid: string): string => `${clientId} ${oid}`;

  saleOf(order: Order): Movement | undefined {
    return order.movements.find(({ type, state }) => type === 'S' && state !== 'D') ?? order.movements.find(({ type }) => type === 'S');
  }

  isSettled(sale: Movement): boolean {
    const day = this.day(sale.at);
    return day < this.day(this.now()) || day <= this.closed;
  }

  /** What is left of a sale that was paid, minor units. */
  net(order: Order): bigint {
    return order.movements
      .filter(({ state }) => state === 'C')
      .reduce((sum, { type, amount }) => sum + (type === 'S' ? amount : -amount), 0n);
  }

  /** Writes down what became of a form. @returns undefined where the order was paid before: one order is paid once */
  sell(fields: Pairs, merchant: Merchant, outcome: Outcome): Movement | undefined {
    const held = new Map(fields);
    const oid = held.get('oid') ?? '';
    const key = this.key(merchant.clientId, oid);
    const order = this.orders.get(key) ?? { oid, clientId: merchant.clientId, movements: [] };
    if (order.movements.some(({ type, state }) => type === 'S' && state !== 'D')) return undefined;
    const [whole = '0', fraction = ''] = (held.get('amount') ?? '').split('.');
    const paid = outcome === 'pay' || outcome === 'half-3d';
    const sale: Movement = {
      type: 'S',
      state: paid ? 'C' : 'D',
      amount: BigInt(whole + fraction.padEnd(2, '0')),
      at: this.now(),
      transId: outcome === 'fail-3d' ? '' : `26325${randomBytes(5).toString('hex')}`,
      code: paid ? '00' : outcome === 'decline' ? '05' : '',
      mdStatus: outcome === 'fail-3d' ? '0' : outcome === 'half-3d' ? '2' : '1',
    };
    order.movements.push(sale);
    this.orders.set(key, order);
    return sale;
  }
}
