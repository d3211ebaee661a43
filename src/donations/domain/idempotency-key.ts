import { Refusal } from '../../kernel/refusal.js';

/** How long a key is remembered, in milliseconds. */
export const IDEMPOTENCY_KEY_KEPT_MS = 24 * 3_600_000;

/**
 * How long whoever began a donation has it to itself, in milliseconds: longer than a provider's call may take. After that whoever comes with
 * the same key goes on where it was left.
 */
export const IDEMPOTENCY_KEY_BUSY_MS = 60_000;

/** A key's characters. Clients have no names here: whoever guesses a key and its body is answered with the donation's private link. */
export const IDEMPOTENCY_KEY_LENGTH = { least: 16, most: 255 } as const;

/**
 * A client's key as the header `Idempotency-Key` carries it: 16 to 255 characters of printable ASCII
 * (draft-ietf-httpapi-idempotency-key-header), random, which cannot be seen here.
 * @throws Refusal idempotency_key_invalid
 */
export function checkIdempotencyKey(key: string): string {
  if (key.length < IDEMPOTENCY_KEY_LENGTH.least || key.length > IDEMPOTENCY_KEY_LENGTH.most || !/^[\x20-\x7e]+$/.test(key))
    throw new Refusal('idempotency_key_invalid');
  return key;
}
