import { Any, In, LessThanOrEqual } from 'typeorm';
import { assert } from '../../kernel/assert.js';
import type { Currency } from '../../kernel/currency.js';
import type { PaymentId, ProviderAccountId, RefundId } from '../../kernel/ids.js';
import { post } from '../../ledger/index.js';
import { move, type CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { owedStates, refundLifecycle, type RefundStatus } from '../domain/refund.js';
import { refundFailedEntry, refundSentEntry } from '../entries.js';
import { paymentLifecycle, type Payment } from '../domain/payment.js';
import { PaymentEntity } from '../payment.entity.js';
import { lockPayments } from '../lock-payments.js';
import { PAYMENT_REFUNDS_QUEUE, PAYMENT_RETURNS_QUEUE } from '../queues.js';
import { RefundEntity } from './refund.entity.js';

/** Counts what goes back of a payment that this transaction has locked. The database refuses more than came. */
export async function addReturned(tx: CityTx<'donor'>, paymentId: PaymentId, amount: bigint): Promise<void> {
  const { affected } = await tx.manager
    .createQueryBuilder()
    .update(PaymentEntity)
    .set({ returned: () => 'returned + :amount' })
    .where({ cityId: tx.cityId, id: paymentId })
    .setParameters({ amount })
    .execute();
  assert(affected === 1, 'a refund of no payment');
}

export interface OpenRefund {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly accountId: ProviderAccountId;
  readonly reference: string | null;
  readonly object: string | null;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly status: RefundStatus;
  /** How often the provider was asked before. */
  readonly attempts: number;
}

/** Until a refund is asked about again, in milliseconds: longer each time, so that one that gets no answer holds up none that would. */
export const refundRetryMs = (attempts: number): number => Math.min(5 * 60_000 * 2 ** attempts, 12 * 3_600_000);

/**
 * Takes up refunds whose time has come, those that waited longest first, and sets the next time of each before anybody is called: whoever
 * else looks meanwhile passes them over, and a process that dies in the call leaves them to be asked again.
 */
export async function claimRefunds(tx: CityTx<'donor'>, limit: number, now: Date): Promise<OpenRefund[]> {
  const due = await tx.manager.find(RefundEntity, {
    where: { cityId: tx.cityId, status: In(['queued', 'submitted']), nextAt: LessThanOrEqual(now) },
    order: { nextAt: 'ASC', id: 'ASC' },
    take: limit,
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  });
  const payments = await tx.manager.findBy(PaymentEntity, { cityId: tx.cityId, id: Any(due.map(({ paymentId }) => paymentId)) });
  const found: OpenRefund[] = [];
  for (const { id, paymentId, currency, amount, status, attempts } of due) {
    const payment = payments.find((each) => each.id === paymentId);
    assert(payment, 'a refund without a payment');
    const nextAt = new Date(now.getTime() + refundRetryMs(attempts));
    await tx.manager.update(RefundEntity, { cityId: tx.cityId, id }, { attempts: attempts + 1, nextAt });
    await wake(tx, PAYMENT_REFUNDS_QUEUE, nextAt);
    const { accountId, reference, object } = payment;
    found.push({ id, paymentId, accountId, reference, object, currency, amount, status, attempts });
  }
  return found;
}

/**
 * Records what became of a refund; harmless when it was recorded before. The books say it was sent only once it was.
 * @returns false where it failed before and is said to have arrived: the books owe it still, and a person has to look
 */
export async function moveRefund(tx: CityTx<'donor'>, paymentId: PaymentId, id: RefundId, to: RefundStatus, at: Date): Promise<boolean> {
  const [payment] = await lockPayments(tx, [paymentId]);
  const refund = await tx.manager.findOne(RefundEntity, { where: { cityId: tx.cityId, id, paymentId } });
  if (!payment || !refund) return true;
  if (!refundLifecycle.can(refund.status, to)) return to !== 'succeeded' || refund.status === 'succeeded';
  const done = to === 'succeeded' || to === 'failed';
  const moment = to === 'succeeded' ? { sentAt: at } : to === 'failed' ? { failedAt: at } : {};
  const set = { ...moment, ...(done ? { nextAt: null } : {}) };
  await move(tx, RefundEntity, refundLifecycle, to, { id, status: refund.status }, set, { count: 1 });
  if (to === 'succeeded') await post(tx, [refundSentEntry(refund, payment, at)]);
  if (to === 'failed' && refund.status === 'succeeded') await post(tx, [refundFailedEntry(refund, payment, at)]);
  // A dispute about the same money may have been lost meanwhile.
  if (to === 'failed') await wake(tx, PAYMENT_RETURNS_QUEUE, at);
  await keepPaymentStatus(tx, payment);
  return true;
}

/** A locked payment is refunded while every unit of it has gone back. */
async function keepPaymentStatus(tx: CityTx<'donor'>, { id, amount, status: from }: Payment): Promise<void> {
  const gone = await tx.manager.findBy(RefundEntity, { cityId: tx.cityId, paymentId: id, status: 'succeeded' });
  const whole = gone.reduce((sum, refund) => sum + refund.amount, 0n) === amount;
  const to = whole ? 'refunded' : 'captured';
  if (from !== to) await move(tx, PaymentEntity, paymentLifecycle, to, { id, status: from }, {}, { count: 1 });
}

/**
 * The refund that a provider speaks of: by our own id where it handed that back, else one of this amount that we wait to hear of. Undefined
 * when we asked for none such: made by hand at the provider, it may well have the amount of one that is done.
 */
export async function refundOfNotification(
  tx: CityTx<'donor'>,
  paymentId: PaymentId,
  told: { readonly refundId: RefundId | null; readonly amount: bigint },
): Promise<RefundId | undefined> {
  const asked = await tx.manager.find(RefundEntity, {
    where: { cityId: tx.cityId, paymentId, status: In([...owedStates]), amount: told.amount },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  if (told.refundId !== null) return asked.find(({ id }) => id === told.refundId)?.id;
  return asked.find(({ status }) => status === 'queued' || status === 'submitted')?.id;
}
