import { Refusal } from '../../kernel/refusal.js';

/** How long a key is remembered, in milliseconds. */
export const KEPT = 24 * 3_600_000;

/**
 * How long whoever began a gift has it to itself, in milliseconds: longer than a provider's call may take. After that whoever comes with
 * the same key goes on where it was left.
 */
export const BUSY = 60_000;

/**
 * A client's key as the header `Idempotency-Key` carries it: 1 to 255 characters of printable ASCII
 * (draft-ietf-httpapi-idempotency-key-header).
 * @throws Refusal idempotency_key_invalid
 */
export function checkRequestKey(key: string): string {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw new Refusal('idempotency_key_invalid');
  return key;
}
