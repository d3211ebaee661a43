import { present } from '../../kernel/assert.js';
import { post } from '../../ledger/index.js';
import { move, type CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import type { Payment } from '../domain/payment.js';
import { refundLifecycle } from '../domain/refund.js';
import { refundEntry, type FundingSource } from '../entries.js';
import { lockPayments } from '../lock-payments.js';
import { PAYMENT_REFUNDS_QUEUE } from '../queues.js';
import { RefundEntity } from './refund.entity.js';
import { addReturned } from './refund.store.js';
import { mayReturn } from './returned-of.js';

/** Takes so much, in minor units, from where a donation's money is; `pool` is the part that was in the pool. Undefined where it is not there. */
export type Deallocate = (
  payment: Payment,
  amount: bigint,
) => Promise<{ readonly from: readonly FundingSource[]; readonly pool: bigint } | undefined>;

/**
 * Queues the oldest approved refund once its money was deallocated. The refund is rejected where no money is left to take: its bills are paid, or
 * a dispute was faster. The function locks the payment first and handles one refund per transaction.
 * @returns the payment of the queued refund; `rejected`; undefined when no approved refund is left
 */
export async function queueApprovedRefund(
  tx: CityTx<'donor'>,
  at: Date,
  deallocate: Deallocate,
): Promise<Payment | 'rejected' | undefined> {
  const waiting = { cityId: tx.cityId, status: 'approved' as const };
  const refund = await tx.manager.findOne(RefundEntity, { where: waiting, order: { createdAt: 'ASC', id: 'ASC' } });
  if (!refund) return undefined;
  const { id, paymentId, amount } = refund;
  const [locked] = await lockPayments(tx, [paymentId]);
  const payment = present(locked, 'a refund has a payment');
  const deallocated = (await mayReturn(tx, paymentId, amount)) ? await deallocate(payment, amount) : undefined;
  if (!deallocated) {
    await move(tx, RefundEntity, refundLifecycle, 'rejected', { id }, {}, { count: 1 });
    return 'rejected';
  }
  await addReturned(tx, paymentId, amount);
  await move(tx, RefundEntity, refundLifecycle, 'queued', { id }, { fromPool: deallocated.pool, nextAt: at }, { count: 1 });
  await post(tx, [refundEntry(refund, deallocated.from, at)]);
  await wake(tx, PAYMENT_REFUNDS_QUEUE, at);
  return payment;
}
