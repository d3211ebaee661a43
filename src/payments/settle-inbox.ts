import type { PaymentId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { judge, type InboxEvent, type QuarantineReason } from './domain/notification.js';
import type { Payment, PaymentStatus } from './domain/payment.js';
import { closeEvents, pendingEvents } from './inbox.store.js';
import { lockPayments, movePayments, paymentIdsByReference } from './payment.store.js';
import { moveRefund, refundFits } from './refund.store.js';

/** A payment as it was before this batch, and where its events have taken it. */
export interface PaymentMoved {
  readonly payment: Payment;
  readonly to: PaymentStatus;
}

/**
 * Acts on the oldest events of a city's inbox: judges each against its payment, moves the payments, closes the events. What does not fit goes
 * into quarantine, moves nothing, and the rest goes on. Every payment in the answer stays locked until the transaction ends.
 * @returns each payment moved, once, however many events spoke of it; `more` when the inbox may hold further events
 */
export async function settleInbox(tx: CityTx<'donor'>, limit: number, now: Date): Promise<{ moved: PaymentMoved[]; more: boolean }> {
  const events = await pendingEvents(tx, limit);
  if (events.length === 0) return { moved: [], more: false };
  const payments = await paymentsOf(tx, events);
  const states = new Map<PaymentId, Payment>();
  const references = new Map<PaymentId, string>();
  const closed: { id: string; reason: QuarantineReason | null }[] = [];
  for (const event of events) {
    const before = payments.get(event.id);
    const payment = before && (states.get(before.id) ?? before);
    const judgement = judge(event, payment);
    if (payment && judgement.verdict === 'move') {
      states.set(payment.id, { ...payment, status: judgement.to, reference: event.reference });
      if (payment.reference === null) references.set(payment.id, event.reference);
    }
    const refused = payment && judgement.verdict === 'refund' ? await hearRefund(tx, event, payment.id, judgement.succeeded, now) : null;
    closed.push({ id: event.id, reason: judgement.verdict === 'quarantine' ? judgement.reason : refused });
  }
  const moved = [...new Set(payments.values())].filter(({ id }) => states.has(id));
  const moves = moved.map((payment) => ({ payment, to: states.get(payment.id)?.status ?? payment.status }));
  await movePayments(
    tx,
    moves.map(({ payment: { id }, to }) => ({ id, to, reference: references.get(id) ?? null })),
    now,
  );
  await closeEvents(tx, closed);
  return { moved: moves, more: events.length === limit };
}

/** The payment that each event names, by our id where the provider handed it back, else by the provider's own. */
async function paymentsOf(tx: CityTx<'donor'>, events: readonly InboxEvent[]): Promise<Map<string, Payment>> {
  const known = await paymentIdsByReference(
    tx,
    events.filter(({ paymentId }) => paymentId === null),
  );
  const idOf = ({ paymentId, accountId, reference }: InboxEvent): PaymentId | undefined =>
    paymentId ?? known.get(`${accountId} ${reference}`);
  const ids = new Set(events.map(idOf).filter((id) => id !== undefined));
  const locked = new Map((await lockPayments(tx, [...ids])).map((payment) => [payment.id, payment]));
  return new Map(
    events.flatMap((event) => {
      const payment = locked.get(idOf(event) ?? ('' as PaymentId));
      return payment ? [[event.id, payment] as const] : [];
    }),
  );
}

async function hearRefund(
  tx: CityTx<'donor'>,
  event: InboxEvent,
  paymentId: PaymentId,
  succeeded: boolean,
  now: Date,
): Promise<QuarantineReason | null> {
  if (!(await refundFits(tx, paymentId, event.amount))) return 'refund_unknown';
  await moveRefund(tx, paymentId, succeeded ? 'succeeded' : 'failed', now);
  return null;
}
