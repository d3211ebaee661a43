import { In } from 'typeorm';
import type { PaymentId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';
import { DisputeEntity } from '../disputes/dispute.entity.js';
import { owedStates } from '../domain/refund.js';
import { PaymentEntity } from '../payment.entity.js';
import { RefundEntity } from './refund.entity.js';

/** True when so much more may go back of a payment: it came, and neither refunds nor disputes have it. */
export async function mayReturn(tx: CityTx<'donor'>, paymentId: PaymentId, amount: bigint): Promise<boolean> {
  const payment = await tx.manager.findOneOrFail(PaymentEntity, { where: { cityId: tx.cityId, id: paymentId } });
  const disputes = await tx.manager.findBy(DisputeEntity, { cityId: tx.cityId, paymentId, status: In(['opened', 'lost']) });
  const gone = disputes.reduce((sum, dispute) => sum + dispute.amount - dispute.offsetAmount, payment.returned);
  return payment.status === 'captured' && gone + amount <= payment.amount;
}

/** What went back of this payment's donation, by refunds and by lost disputes, minor units. */
export async function returnedOf(tx: CityTx<'donor'>, paymentId: PaymentId): Promise<bigint> {
  const refunds = await tx.manager.findBy(RefundEntity, { cityId: tx.cityId, paymentId, status: In([...owedStates]) });
  const disputes = await tx.manager.findBy(DisputeEntity, { cityId: tx.cityId, paymentId });
  return disputes.reduce(
    (sum, { deallocated }) => sum + deallocated,
    refunds.reduce((sum, { amount }) => sum + amount, 0n),
  );
}
