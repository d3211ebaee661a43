import { createHmac, timingSafeEqual } from 'node:crypto';

/** A value that a browser keeps for us and cannot change: base64url of the text, a dot, HMAC-SHA256 over both use and text. */
export function signValue(text: string, key: Buffer): string {
  const body = Buffer.from(text, 'utf8').toString('base64url');
  return `${body}.${mac(body, key).toString('base64url')}`;
}

/** The text, or undefined when it was not signed by this key or was changed. */
export function readSignedValue(signed: string, key: Buffer): string | undefined {
  const [body, signature, ...rest] = signed.split('.');
  if (body === undefined || signature === undefined || rest.length > 0) return undefined;
  return sameBytes(Buffer.from(signature, 'base64url'), mac(body, key)) ? Buffer.from(body, 'base64url').toString('utf8') : undefined;
}

/** Compares in constant time. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function mac(body: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(body).digest();
}
