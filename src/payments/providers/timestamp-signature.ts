import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../kernel/refusal.js';

/** How old a signed notification may be, in seconds; the same as Stripe's. */
const TOLERANCE = 300;
/** How far a provider's clock may run before ours, in seconds. Anything later is from the future and refused. */
const AHEAD = 5;

/** `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`: the header Stripe made common. */
export function sign(secret: string, body: Buffer | string, at: Date): string {
  const seconds = String(Math.floor(at.getTime() / 1000));
  return `t=${seconds},v1=${hmac(secret, seconds, body).toString('hex')}`;
}

/**
 * Checks the header against the raw body. While a secret is being changed there may be several of them, and several `v1` in the header: one
 * pair that fits is enough.
 * @throws Refusal notification_unsigned — always the same, whatever was wrong
 */
export function checkSignature(secrets: string | readonly string[], header: string | string[] | undefined, body: Buffer, now: Date): void {
  if (typeof header !== 'string' || header.length > 1_000) throw new Refusal('notification_unsigned');
  const parts = header.split(',').map((part) => part.trim().split('='));
  const [seconds, ...others] = parts.filter(([key]) => key === 't').map(([, value]) => value ?? '');
  if (seconds === undefined || others.length > 0 || !/^\d{1,12}$/.test(seconds)) throw new Refusal('notification_unsigned');
  const age = now.getTime() / 1000 - Number(seconds);
  if (age > TOLERANCE || age < -AHEAD) throw new Refusal('notification_unsigned');
  const expected = [secrets].flat().map((secret) => hmac(secret, seconds, body));
  const given = parts
    .filter(([key, value]) => key === 'v1' && /^[0-9a-f]{64}$/.test(value ?? ''))
    .map(([, value]) => Buffer.from(value ?? '', 'hex'));
  // Every signature is compared, in constant time, so that the time tells nothing.
  const fits = given.flatMap((signature) => expected.map((each) => timingSafeEqual(signature, each)));
  if (!fits.includes(true)) throw new Refusal('notification_unsigned');
}

function hmac(secret: string, seconds: string, body: Buffer | string): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
}
