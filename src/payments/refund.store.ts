import type { Currency } from '../kernel/currency.js';
import { newId, type DonationId, type PaymentId, type ProviderAccountId, type RefundId } from '../kernel/ids.js';
import { post } from '../ledger/index.js';
import type { CityTx } from '../platform/database/index.js';
import { wake } from '../platform/jobs/index.js';
import { refundLifecycle, type RefundStatus } from './domain/refund.js';
import { refundEntry, refundSentEntry } from './entries.js';
import { PaymentEntity } from './payment.entity.js';
import { lockPayments } from './payment.store.js';
import { RefundEntity } from './refund.entity.js';

/** The queue of cities that owe money back. */
export const REFUND_QUEUE = 'refunds';

export interface RefundDue {
  readonly paymentId: PaymentId;
  readonly donationId: DonationId;
  readonly currency: Currency;
  readonly amount: bigint;
}

/** Owes back what could not be placed; the job sends it. The payments are locked by this transaction. */
export async function requestRefunds(tx: CityTx<'donor'>, due: readonly RefundDue[], at: Date): Promise<void> {
  if (due.length === 0) return;
  const rows = due.map(({ paymentId, currency, amount }) => ({
    cityId: tx.cityId,
    id: newId<RefundId>(),
    paymentId,
    currency,
    amount,
    status: 'requested' as const,
    createdAt: at,
    sentAt: null,
  }));
  await tx.manager.insert(RefundEntity, rows);
  await post(
    tx,
    due.map((refund) => refundEntry(refund, at)),
  );
  await wake(tx, REFUND_QUEUE, at);
}

export interface OpenRefund {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly accountId: ProviderAccountId;
  readonly reference: string | null;
  readonly currency: Currency;
  readonly amount: bigint;
}

/** Refunds that the provider has not been asked for, or has not answered. */
export async function requestedRefunds(tx: CityTx<'donor'>, limit: number): Promise<OpenRefund[]> {
  const refunds = await tx.manager.find(RefundEntity, {
    where: { cityId: tx.cityId, status: 'requested' },
    order: { createdAt: 'ASC', id: 'ASC' },
    take: limit,
  });
  const found: OpenRefund[] = [];
  for (const { id, paymentId, currency, amount } of refunds) {
    const payment = await tx.manager.findOneOrFail(PaymentEntity, { where: { cityId: tx.cityId, id: paymentId } });
    found.push({ id, paymentId, accountId: payment.accountId, reference: payment.reference, currency, amount });
  }
  return found;
}

/** Records what became of a refund; harmless when it was recorded before. The books say it was sent only once it was. */
export async function moveRefund(tx: CityTx<'donor'>, paymentId: PaymentId, to: RefundStatus, at: Date): Promise<void> {
  const [payment] = await lockPayments(tx, [paymentId]);
  const refund = await tx.manager.findOne(RefundEntity, { where: { cityId: tx.cityId, paymentId } });
  if (!payment || !refund || !refundLifecycle.can(refund.status, to)) return;
  await tx.manager.update(
    RefundEntity,
    { cityId: tx.cityId, id: refund.id },
    { status: to, ...(to === 'succeeded' ? { sentAt: at } : {}) },
  );
  if (to !== 'succeeded') return;
  await post(tx, [refundSentEntry(refund, payment, at)]);
  if (refund.amount === payment.amount) {
    await tx.manager.update(PaymentEntity, { cityId: tx.cityId, id: paymentId }, { status: 'refunded' });
  }
}

/** True when the provider's word fits the refund we asked for. */
export async function refundFits(tx: CityTx<'donor'>, paymentId: PaymentId, amount: bigint): Promise<boolean> {
  const refund = await tx.manager.findOne(RefundEntity, { where: { cityId: tx.cityId, paymentId } });
  return refund?.amount === amount;
}

/** What goes back of a gift, if anything does. */
export async function refundOfDonation(
  tx: CityTx<'donor'>,
  donationId: DonationId,
): Promise<{ amount: bigint; status: RefundStatus } | undefined> {
  const payment = await tx.manager.findOne(PaymentEntity, { where: { cityId: tx.cityId, donationId } });
  const refund = payment && (await tx.manager.findOne(RefundEntity, { where: { cityId: tx.cityId, paymentId: payment.id } }));
  return refund ? { amount: refund.amount, status: refund.status } : undefined;
}
