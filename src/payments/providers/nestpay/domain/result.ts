import { createHash } from 'node:crypto';
import { currencies, type Currency } from '../../../../kernel/currency.js';
import { Refusal } from '../../../../kernel/refusal.js';
import type { Notification, NotificationKind } from '../../../domain/notification.js';
import { fieldNamed, type PostedFields } from './posted-fields.js';
import type { NestpaySettings } from './settings.js';

/**
 * What the gate's signed fields say, in our words. Only call it on fields whose hash fits.
 * @param heardAt stands for the time of the event: the gate signs none (docs/decisions/0013)
 * @throws Refusal notification_unsigned when they are of another merchant's account, notification_unreadable
 */
export function readResult(fields: PostedFields, settings: NestpaySettings, mode: string, heardAt: Date): Notification {
  const read = (name: string): string => fieldNamed(fields, name) ?? '';
  if (read('clientid') !== settings.clientId) throw new Refusal('notification_unsigned');
  const oid = read('oid');
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(read('amount')) ?? [];
  if (oid === '' || oid.length > 64 || whole === undefined) throw new Refusal('notification_unreadable');
  const told = [oid, ...['TransId', 'Response', 'ProcReturnCode', 'mdStatus', 'amount', 'currency'].map(read)];
  return {
    // The same result is the same event, however often and by whichever way it comes.
    eventId: createHash('sha256').update(JSON.stringify(told)).digest('hex'),
    kind: kindOf(read('Response'), read('ProcReturnCode'), read('mdStatus'), settings.acceptedMdStatus),
    reference: oid,
    paymentId: null,
    amount: BigInt(whole + fraction.padEnd(2, '0')),
    currency: currencyOf(read('currency')),
    mode,
    occurredAt: heardAt,
  };
}

function kindOf(response: string, code: string, mdStatus: string, accepted: readonly string[]): NotificationKind {
  if (response !== 'Approved' || code !== '00') return 'failed';
  return accepted.includes(mdStatus) ? 'captured' : 'unauthenticated';
}

/** ISO letters of a numeric code; a code that is none of ours stays as it is, and fits no payment. */
export function currencyOf(numeric: string): string {
  const found = (Object.keys(currencies) as Currency[]).find((code) => currencies[code].numeric === numeric);
  return found ?? numeric.slice(0, 10);
}
