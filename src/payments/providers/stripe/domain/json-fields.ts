import { assert } from '../../../../kernel/assert.js';

/** An object as it came over the wire: nothing about it is believed yet. */
export type Fields = Readonly<Record<string, unknown>>;

export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A whole number, else zero: a zero fits no payment, so what cannot be read moves nothing. */
export const integer = (value: unknown): bigint => (typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : 0n);

/** An id, or the id of an object that stands in its place. */
export function idOf(value: unknown): string | null {
  const id = typeof value === 'string' ? value : fields(value).id;
  return typeof id === 'string' && /^\w{3,200}$/.test(id) ? id : null;
}

/** Minor units as Stripe's API takes them: a JSON number. Ours stay bigint on this side of the wire. */
export function wireInteger(value: bigint): number {
  const number = Number(value);
  assert(Number.isSafeInteger(number), 'beyond what JSON can carry');
  return number;
}
