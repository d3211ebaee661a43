import { IsNull } from 'typeorm';
import { present } from '../../kernel/assert.js';
import { accounts, post } from '../../ledger/index.js';
import type { CityTx } from '../../platform/database/index.js';
import type { Payment } from '../domain/payment.js';
import { disputeLostEntry, type FundingSource } from '../entries.js';
import { lockPayments } from '../lock-payments.js';
import { DisputeEntity } from './dispute.entity.js';
import { offsetRefundsByDispute } from './offset-refunds.js';

/** Where the money of a lost dispute comes from. All amounts in minor units. */
export interface LossFunding {
  readonly from: readonly FundingSource[];
  /** What its own donation still had. */
  readonly own: bigint;
  /** The part of that which was in the pool. */
  readonly ownInPool: bigint;
  /** What the pool covered beyond. */
  readonly covered: bigint;
}

/**
 * Books the next lost dispute. What failed refunds owe to its payer goes first, because the payer has that money now. Then comes what its donation
 * still has and what the pool covers, by `deallocate`. The rest is the city's loss, or the biller's at its own account. The function locks the
 * payment first and books one dispute per transaction.
 * @returns false when no lost dispute is left to book
 */
export async function bookLostDispute(
  tx: CityTx<'donor'>,
  at: Date,
  deallocate: (payment: Payment, amount: bigint) => Promise<LossFunding>,
): Promise<boolean> {
  const waiting = { cityId: tx.cityId, status: 'lost' as const, lossBookedAt: IsNull() };
  const dispute = await tx.manager.findOne(DisputeEntity, { where: waiting, order: { id: 'ASC' } });
  if (!dispute) return false;
  const [locked] = await lockPayments(tx, [dispute.paymentId]);
  const payment = present(locked, 'a dispute has a payment');
  const offsets = await offsetRefundsByDispute(tx, payment.id, dispute.amount);
  const offsetAmount = offsets.reduce((sum, { amount }) => sum + amount, 0n);
  const left = dispute.amount - offsetAmount;
  const { from, own: deallocated, ownInPool: fromPool, covered } = await deallocate(payment, left);
  const lost = dispute.direct ? 0n : left - deallocated - covered;
  const losses = lost > 0n ? [{ account: accounts.disputeLosses, amount: lost }] : [];
  await tx.manager.update(
    DisputeEntity,
    { cityId: tx.cityId, id: dispute.id },
    { deallocated, fromPool, covered, offsetAmount, lossBookedAt: at },
  );
  await post(tx, disputeLostEntry(dispute, [...offsets, ...from, ...losses], payment, at));
  return true;
}
