import { Refusal } from '../../../../kernel/refusal.js';
import { isUuid, type PaymentId, type RefundId } from '../../../../kernel/ids.js';
import type { Notification, NotificationKind } from '../../../domain/notification.js';
import { fields, idOf, integer, list, type Fields } from './json-fields.js';

type About = Pick<Notification, 'kind' | 'reference' | 'paymentId' | 'amount' | 'currency' | 'object' | 'refundId' | 'fee' | 'feeBack'>;

/**
 * Translates an event of Stripe's. Only ids, amounts and instants are taken from it: the rest names the payer, and is not kept.
 * @throws Refusal notification_unreadable
 */
export function readStripeEvent(body: Buffer): Notification {
  const event = parsed(body);
  const type = typeof event.type === 'string' ? event.type : '';
  const id = typeof event.id === 'string' ? event.id : '';
  const created = integer(event.created);
  const object = fields(fields(event.data).object);
  if (!/^evt_\w{1,200}$/.test(id) || type === '' || created <= 0n || created > 99_999_999_999n || typeof event.livemode !== 'boolean')
    throw new Refusal('notification_unreadable');
  return {
    eventId: id,
    mode: event.livemode ? 'live' : 'test',
    occurredAt: new Date(Number(created) * 1000),
    ...aboutOf(type, object),
  };
}

function aboutOf(type: string, object: Fields): About {
  const [family] = type.split('.');
  if (type.startsWith('checkout.session.')) return aboutSession(type, object);
  if (family === 'refund') return aboutRefund(object);
  if (type.startsWith('charge.dispute.')) return aboutDispute(type, object);
  if (family === 'payout') return { ...nothing(object), kind: 'settled', object: idOf(object.id) };
  return nothing(object);
}

/** Signed and of no consequence: `payment_intent.*`, `charge.refunded` (its refund speaks for itself), early warnings. */
const nothing = (object: Fields): About => ({
  kind: 'other',
  reference: idOf(object.id) ?? 'none',
  paymentId: null,
  amount: integer(object.amount),
  currency: currencyOf(object),
});

function aboutSession(type: string, session: Fields): About {
  const unpaid = session.payment_status === 'unpaid';
  const kinds: Readonly<Record<string, NotificationKind>> = {
    // A slow way to pay: the page is done and the money is not there yet.
    'checkout.session.completed': unpaid ? 'other' : 'captured',
    'checkout.session.async_payment_succeeded': unpaid ? 'other' : 'captured',
    'checkout.session.async_payment_failed': 'failed',
    'checkout.session.expired': 'expired',
  };
  return {
    kind: kinds[type] ?? 'other',
    reference: needed(idOf(session.id)),
    object: idOf(session.payment_intent),
    paymentId: ours<PaymentId>(fields(session.metadata).payment_id),
    amount: integer(session.amount_total),
    currency: currencyOf(session),
  };
}

function aboutRefund(refund: Fields): About {
  const metadata = fields(refund.metadata);
  const kinds: Readonly<Record<string, NotificationKind>> = { succeeded: 'refunded', failed: 'refund_failed', canceled: 'refund_failed' };
  return {
    kind: kinds[String(refund.status)] ?? 'other',
    reference: idOf(refund.payment_intent) ?? idOf(refund.charge) ?? 'none',
    object: idOf(refund.id),
    paymentId: ours<PaymentId>(metadata.payment_id),
    refundId: ours<RefundId>(metadata.refund_id),
    amount: integer(refund.amount),
    currency: currencyOf(refund),
  };
}

function aboutDispute(type: string, dispute: Fields): About {
  const taken = list(dispute.balance_transactions).map(fields);
  const currency = currencyOf(dispute);
  const fees = taken.filter((each) => currencyOf(each) === currency).map((each) => integer(each.fee));
  const fee = fees.reduce((sum, each) => (each > 0n ? sum + each : sum), 0n);
  const feeBack = fees.reduce((sum, each) => (each < 0n ? sum - each : sum), 0n);
  return {
    kind: disputeKind(type, String(dispute.status), taken),
    reference: idOf(dispute.payment_intent) ?? idOf(dispute.charge) ?? 'none',
    object: needed(idOf(dispute.id)),
    paymentId: null,
    amount: integer(dispute.amount),
    currency,
    ...(fee > 0n ? { fee } : {}),
    ...(feeBack > 0n ? { feeBack } : {}),
  };
}

/** By what the dispute is now, not by the event's name: events come in any order, and each carries the whole. */
function disputeKind(type: string, status: string, taken: readonly Fields[]): NotificationKind {
  if (status.startsWith('warning_') || status === 'prevented') return 'dispute_warned';
  if (status === 'won') return 'dispute_won';
  if (status === 'lost') return 'dispute_lost';
  const withdrawn = type === 'charge.dispute.funds_withdrawn' || taken.some((each) => integer(each.amount) < 0n);
  return withdrawn ? 'dispute_opened' : 'dispute_warned';
}

const currencyOf = (object: Fields): string => (typeof object.currency === 'string' ? object.currency.toUpperCase().slice(0, 3) : 'XXX');

const ours = <Id extends string>(value: unknown): Id | null => (isUuid(value) ? (value as Id) : null);

function needed(id: string | null): string {
  if (id === null) throw new Refusal('notification_unreadable');
  return id;
}

function parsed(body: Buffer): Fields {
  try {
    const value = fields(JSON.parse(body.toString('utf8')));
    if (value.object === 'event') return value;
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('notification_unreadable');
}
