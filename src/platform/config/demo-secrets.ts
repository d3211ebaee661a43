import { randomBytes } from 'node:crypto';

// Secrets made for development carry a mark, so that production knows one that was copied over and refuses it. What is left
// is 28 random bytes.
const keyMark = Buffer.from('demo');
const passwordMark = 'demo-';

/** A random master key for development, base64. */
export function demoKey(): string {
  return Buffer.concat([keyMark, randomBytes(28)]).toString('base64');
}

export function isDemoKey(key: Buffer): boolean {
  return key.subarray(0, keyMark.length).equals(keyMark);
}

/** A random password for development, safe in a URL. */
export function demoPassword(): string {
  return passwordMark + randomBytes(18).toString('base64url');
}

/** A machine types it, so it need not be short; and every word that is tried first is. */
const SHORTEST_PASSWORD = 12;

/** A password short enough to be guessed (`postgres`, `changeme`, the login's own name), or one that was made for development. */
export function isDefaultPassword(password: string): boolean {
  return password.length < SHORTEST_PASSWORD || password.startsWith(passwordMark);
}

/** A key of few different bytes, of counted ones, or of nothing but typed letters is somebody's example: 32 random bytes are none of these. */
export function isExampleKey(key: Buffer): boolean {
  const counted = new Set(key.map((byte, at) => (byte - at) & 0xff)).size === 1;
  return counted || new Set(key).size < 8 || key.every((byte) => byte >= 0x20 && byte < 0x7f);
}
