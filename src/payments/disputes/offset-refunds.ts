import { In } from 'typeorm';
import { present } from '../../kernel/assert.js';
import type { PaymentId, RefundId } from '../../kernel/ids.js';
import { accounts, post, type Account } from '../../ledger/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { refundOffsetEntry, type FundingSource } from '../entries.js';
import { lockPayments } from '../lock-payments.js';
import { RefundEntity } from '../refunds/refund.entity.js';
import { DisputeEntity } from './dispute.entity.js';

const FAILED = ['failed', 'unreturnable'] as const;

/** What a failed refund no longer owes: its payer has it by a dispute that was lost. */
export type Offset = FundingSource & { readonly refundId: RefundId };

/** Takes up to so much, in minor units, from what refunds of a locked payment failed to bring, the oldest first. */
export async function offsetRefundsByDispute(tx: CityTx<'donor'>, paymentId: PaymentId, wanted: bigint): Promise<Offset[]> {
  const where = { cityId: tx.cityId, paymentId, status: In([...FAILED]) };
  const failed = await tx.manager.find(RefundEntity, { where, order: { createdAt: 'ASC', id: 'ASC' } });
  const offsets: Offset[] = [];
  let left = wanted;
  for (const { id, status, amount, offsetAmount: before } of failed) {
    const owed = amount - before;
    const now = owed < left ? owed : left;
    if (now <= 0n) continue;
    await tx.manager.update(RefundEntity, { cityId: tx.cityId, id }, { offsetAmount: before + now });
    offsets.push({ refundId: id, account: owedIn(status), amount: now });
    left -= now;
  }
  return offsets;
}

const owedIn = (status: RefundEntity['status']): Account => (status === 'unreturnable' ? accounts.unreturnable : accounts.refundPayable);

/** A lost dispute that was paid from elsewhere, though a refund of its payment has failed since. */
async function nextToReverse(tx: CityTx<'donor'>): Promise<DisputeEntity | null> {
  return tx.manager
    .createQueryBuilder(DisputeEntity, 'dispute')
    .innerJoin(RefundEntity, 'refund', 'refund.cityId = dispute.cityId AND refund.paymentId = dispute.paymentId')
    .where(`dispute.cityId = :city AND dispute.status = 'lost' AND dispute.lossBookedAt IS NOT NULL`, { city: tx.cityId })
    .andWhere('dispute.deallocated + dispute.offsetAmount < dispute.amount')
    .andWhere('refund.status IN (:...failed) AND refund.offsetAmount < refund.amount', { failed: [...FAILED] })
    .orderBy('dispute.id')
    .getOne();
}

/**
 * A refund that failed only after its dispute was lost: gives back what was paid in its place, first the pool's part, then the city's loss. At
 * a biller's own account it was the biller's. Its payment is locked first. One dispute a transaction.
 * @returns what the pool got, in minor units; undefined when none waits
 */
export async function reverseOffset(tx: CityTx<'donor'>, at: Date): Promise<bigint | undefined> {
  const dispute = await nextToReverse(tx);
  if (!dispute) return undefined;
  const [locked] = await lockPayments(tx, [dispute.paymentId]);
  const payment = present(locked, 'a dispute has a payment');
  const short = dispute.amount - dispute.deallocated - dispute.offsetAmount;
  let { covered, offsetAmount: all } = dispute;
  for (const { refundId, account, amount } of await offsetRefundsByDispute(tx, payment.id, short)) {
    const pool = covered < amount ? covered : amount;
    const lost = payment.billerCode === null ? accounts.disputeLosses : accounts.billerReceipts(payment.billerCode);
    const back = [
      { account: accounts.pool, amount: pool },
      { account: lost, amount: amount - pool },
    ].filter((each) => each.amount > 0n);
    await post(tx, [refundOffsetEntry({ id: refundId, currency: dispute.currency }, dispute, { owedIn: account, back }, at)]);
    covered -= pool;
    all += amount;
  }
  await tx.manager.update(DisputeEntity, { cityId: tx.cityId, id: dispute.id }, { covered, offsetAmount: all });
  return dispute.covered - covered;
}
