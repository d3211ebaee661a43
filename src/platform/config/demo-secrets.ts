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

const guessable = new Set([
  '',
  'postgres',
  'password',
  'passwort',
  'sifre',
  'secret',
  'changeme',
  'change-me',
  'admin',
  'root',
  'test',
  'demo',
  'example',
  'pif',
]);

/** A password that anybody would try first, or one that was made for development. */
export function isDefaultPassword(password: string, login: string): boolean {
  const plain = password.toLowerCase();
  return plain.startsWith(passwordMark) || guessable.has(plain) || plain === login;
}

/** A key of 32 equal bytes, or of counted ones, is somebody's example. */
export function isExampleKey(key: Buffer): boolean {
  return new Set(key.map((byte, at) => (byte - at) & 0xff)).size === 1 || new Set(key).size < 8;
}
