import { createHash, timingSafeEqual } from 'node:crypto';

/** What is stored of a token or a name: its SHA-256, 32 bytes. */
export function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Equal, in a time that does not tell how much of it was. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}
