import { In, IsNull } from 'typeorm';
import type { PaymentId, RefundId } from '../../kernel/ids.js';
import { post, type Entry } from '../../ledger/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { DisputeEntity } from '../disputes/dispute.entity.js';
import { owedStates } from '../domain/refund.js';
import { PaymentEntity } from '../payment.entity.js';
import { addReturned, REFUND_QUEUE } from './refund.store.js';
import { RefundEntity } from './refund.entity.js';

/** A refund that two persons agreed on, and that has not been taken from anywhere. */
export async function nextReleasedRefund(tx: CityTx<'donor'>): Promise<RefundEntity | null> {
  return tx.manager.findOne(RefundEntity, { where: { cityId: tx.cityId, status: 'released' }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** A dispute that was lost, and that has not been taken from anywhere. */
export async function nextLostDispute(tx: CityTx<'donor'>): Promise<DisputeEntity | null> {
  return tx.manager.findOne(DisputeEntity, { where: { cityId: tx.cityId, status: 'lost', takenAt: IsNull() }, order: { id: 'ASC' } });
}

/** True when so much more may go back of a payment: it came, and neither refunds nor disputes have it. */
export async function mayReturn(tx: CityTx<'donor'>, paymentId: PaymentId, amount: bigint): Promise<boolean> {
  const payment = await tx.manager.findOneOrFail(PaymentEntity, { where: { cityId: tx.cityId, id: paymentId } });
  const disputes = await tx.manager.findBy(DisputeEntity, { cityId: tx.cityId, paymentId, status: In(['opened', 'lost']) });
  const gone = disputes.reduce((sum, dispute) => sum + dispute.amount - dispute.overtaken, payment.returned);
  return payment.status === 'captured' && gone + amount <= payment.amount;
}

/** Owes a refund that was taken from somewhere; the job sends it. */
export async function oweRefund(tx: CityTx<'donor'>, refund: RefundEntity, takenPool: bigint, entry: Entry, at: Date): Promise<void> {
  await addReturned(tx, refund.paymentId, refund.amount);
  await tx.manager.update(RefundEntity, { cityId: tx.cityId, id: refund.id }, { status: 'requested', takenPool, nextAt: at });
  await post(tx, [entry]);
  await wake(tx, REFUND_QUEUE, at);
}

/** There is nothing left to take it from: its bills are paid, or a dispute was faster. */
export async function refuseRefund(tx: CityTx<'donor'>, id: RefundId): Promise<void> {
  await tx.manager.update(RefundEntity, { cityId: tx.cityId, id }, { status: 'refused' });
}

/** Records from where a lost dispute was taken. */
export async function closeLostDispute(
  tx: CityTx<'donor'>,
  dispute: DisputeEntity,
  from: Pick<DisputeEntity, 'taken' | 'takenPool' | 'covered' | 'overtaken'>,
  entries: readonly Entry[],
  at: Date,
): Promise<void> {
  await tx.manager.update(DisputeEntity, { cityId: tx.cityId, id: dispute.id }, { ...from, takenAt: at });
  await post(tx, entries);
}

/** What went back of this payment's gift, by refunds and by lost disputes, minor units. */
export async function returnedOf(tx: CityTx<'donor'>, paymentId: PaymentId): Promise<bigint> {
  const refunds = await tx.manager.findBy(RefundEntity, { cityId: tx.cityId, paymentId, status: In([...owedStates]) });
  const disputes = await tx.manager.findBy(DisputeEntity, { cityId: tx.cityId, paymentId });
  return disputes.reduce(
    (sum, { taken }) => sum + taken,
    refunds.reduce((sum, { amount }) => sum + amount, 0n),
  );
}
