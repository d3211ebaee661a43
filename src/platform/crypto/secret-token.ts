import { randomBytes } from 'node:crypto';

/** An unguessable secret for a link, 256 bits, URL-safe. Store only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}
