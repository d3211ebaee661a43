import type { DonationId, PaymentId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';
import { applyDispute } from '../disputes/dispute.store.js';
import { judge, type InboxEvent, type Judgement, type QuarantineReason } from '../domain/notification.js';
import type { Payment, PaymentStatus } from '../domain/payment.js';
import { closeEvents, keepWaiting, pendingEvents, takeUpWaiting } from './inbox.store.js';
import { lockPayments } from '../lock-payments.js';
import { movePayments, paymentIdsByReference } from '../payment.store.js';
import { moveRefund, refundOfNotification } from '../refunds/refund.store.js';
import { announceSettlement } from '../settlements/settlement.store.js';

/** A payment as it was before this batch, and where its events have taken it. */
export interface PaymentMoved {
  readonly payment: Payment;
  readonly to: PaymentStatus;
  /** When it happened, as the provider says. */
  readonly happenedAt: Date;
}

/** What a batch of notifications brought. */
export interface AppliedNotifications {
  /** Each payment moved, once, however many events spoke of it. */
  readonly moved: PaymentMoved[];
  /** Gifts whose money is disputed now. */
  readonly disputed: DonationId[];
  /** Gifts whose dispute was won. */
  readonly won: DonationId[];
  /** The inbox may hold further events. */
  readonly more: boolean;
}

/**
 * Acts on the oldest events of a city's inbox: judges each against its payment, moves the payments, closes the events. What does not fit goes
 * into quarantine, moves nothing, and the rest goes on. Every payment in the answer stays locked until the transaction ends.
 */
export async function applyNotifications(tx: CityTx<'donor'>, limit: number, now: Date): Promise<AppliedNotifications> {
  const events = await pendingEvents(tx, limit);
  if (events.length === 0) return { moved: [], disputed: [], won: [], more: false };
  const payments = await paymentsOf(tx, events);
  const states = new Map<PaymentId, Payment>();
  const moves = new Map<PaymentId, { reference: string; object: string | null; occurredAt: Date }>();
  const heard: { event: InboxEvent; payment: Payment | undefined; judgement: Judgement }[] = [];
  for (const event of events) {
    const before = payments.get(event.id);
    const payment = before && (states.get(before.id) ?? before);
    const judgement = judge(event, payment);
    if (payment && judgement.verdict === 'move') {
      const { reference, object, occurredAt } = event;
      states.set(payment.id, { ...payment, status: judgement.to, reference, object: object ?? payment.object });
      const heard = judgement.to === 'captured' ? object : null;
      moves.set(payment.id, { reference, object: heard ?? moves.get(payment.id)?.object ?? null, occurredAt });
    }
    heard.push({ event, payment, judgement });
  }
  const moved = [...new Set(payments.values())].filter(({ id }) => states.has(id));
  const steps = moved.map((payment) => ({
    payment,
    to: states.get(payment.id)?.status ?? payment.status,
    happenedAt: moves.get(payment.id)?.occurredAt ?? now,
  }));
  await movePayments(
    tx,
    steps.map(({ payment: { id, reference, object }, to }) => ({
      id,
      to,
      // What is known already is not written again.
      reference: reference === null ? (moves.get(id)?.reference ?? null) : null,
      object: object === null ? (moves.get(id)?.object ?? null) : null,
    })),
    now,
  );
  const gifts = { disputed: [] as DonationId[], won: [] as DonationId[] };
  const closed: { id: string; reason: QuarantineReason | null }[] = [];
  for (const { event, payment, judgement } of heard) {
    if (judgement.verdict === 'wait') continue;
    const reason = await actOn(tx, event, payment, judgement, now);
    closed.push({ id: event.id, reason });
    if (reason !== null || !payment || judgement.verdict !== 'dispute') continue;
    if (judgement.to === 'won') gifts.won.push(payment.donationId);
    else if (judgement.to !== 'warned') gifts.disputed.push(payment.donationId);
  }
  await closeEvents(tx, closed);
  await keepWaiting(
    tx,
    heard.filter(({ judgement }) => judgement.verdict === 'wait').map(({ event }) => event.id),
  );
  const takenUp = await takeUpWaiting(
    tx,
    moved
      .map(({ id }) => states.get(id))
      .filter((payment) => payment?.status === 'captured')
      .flatMap((payment) =>
        payment ? [{ id: payment.id, names: [payment.reference, payment.object].filter((name) => name !== null) }] : [],
      ),
  );
  return { moved: steps, ...gifts, more: takenUp || events.length === limit };
}

/** Does what an event means beside moving its payment. @returns why it has to wait for a person, if it does */
async function actOn(
  tx: CityTx<'donor'>,
  event: InboxEvent,
  payment: Payment | undefined,
  judgement: Judgement,
  now: Date,
): Promise<QuarantineReason | null> {
  switch (judgement.verdict) {
    case 'quarantine':
      return judgement.reason;
    case 'refund':
      return payment ? applyRefund(tx, event, payment.id, judgement.succeeded, now) : 'payment_unknown';
    case 'dispute':
      return payment ? applyDispute(tx, event, payment, judgement.to, now) : 'payment_unknown';
    case 'settlement':
      return announceSettlement(tx, event, now);
    default:
      return null;
  }
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

async function applyRefund(
  tx: CityTx<'donor'>,
  event: InboxEvent,
  paymentId: PaymentId,
  succeeded: boolean,
  now: Date,
): Promise<QuarantineReason | null> {
  const refundId = await refundOfNotification(tx, paymentId, event);
  if (refundId === undefined) return 'refund_unknown';
  return (await moveRefund(tx, paymentId, refundId, succeeded ? 'succeeded' : 'failed', now)) ? null : 'refund_over';
}
