import { In, IsNull, Not } from 'typeorm';
import { accounts, post, type Account } from '../../ledger/index.js';
import type { PaymentId, RefundId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';
import { DisputeEntity } from './dispute.entity.js';
import type { Payment } from '../domain/payment.js';
import { refundOvertakenEntry, unreturnableEntry, type Taken } from '../entries.js';
import { RefundEntity } from '../refunds/refund.entity.js';

const FAILED = ['failed', 'unreturnable'] as const;

/** What a failed refund no longer owes: its payer has it by a dispute that was lost. */
export type Overtaken = Taken & { readonly refundId: RefundId };

/** Takes up to so much, in minor units, from what refunds of a locked payment failed to bring, the oldest first. */
export async function overtakeRefunds(tx: CityTx<'donor'>, paymentId: PaymentId, wanted: bigint): Promise<Overtaken[]> {
  const where = { cityId: tx.cityId, paymentId, status: In([...FAILED]) };
  const failed = await tx.manager.find(RefundEntity, { where, order: { createdAt: 'ASC', id: 'ASC' } });
  const overtaken: Overtaken[] = [];
  let left = wanted;
  for (const { id, status, amount, overtaken: before } of failed) {
    const owed = amount - before;
    const now = owed < left ? owed : left;
    if (now <= 0n) continue;
    await tx.manager.update(RefundEntity, { cityId: tx.cityId, id }, { overtaken: before + now });
    overtaken.push({ refundId: id, account: owedIn(status), amount: now });
    left -= now;
  }
  return overtaken;
}

const owedIn = (status: RefundEntity['status']): Account => (status === 'unreturnable' ? accounts.unreturnable : accounts.refundPayable);

/** A lost dispute that was paid from elsewhere, though a refund of its payment has failed since. */
export async function nextOvertaking(tx: CityTx<'donor'>): Promise<DisputeEntity | null> {
  return tx.manager
    .createQueryBuilder(DisputeEntity, 'dispute')
    .innerJoin(RefundEntity, 'refund', 'refund.cityId = dispute.cityId AND refund.paymentId = dispute.paymentId')
    .where(`dispute.cityId = :city AND dispute.status = 'lost' AND dispute.takenAt IS NOT NULL`, { city: tx.cityId })
    .andWhere('dispute.taken + dispute.overtaken < dispute.amount')
    .andWhere('refund.status IN (:...failed) AND refund.overtaken < refund.amount', { failed: [...FAILED] })
    .orderBy('dispute.id')
    .getOne();
}

/**
 * Gives back what was paid in place of a refund that failed only afterwards: first the pool's part, then the city's loss. At a biller's own
 * account it was the biller's. @returns what the pool got, in minor units
 */
export async function undoOvertaken(tx: CityTx<'donor'>, dispute: DisputeEntity, payment: Payment, at: Date): Promise<bigint> {
  const short = dispute.amount - dispute.taken - dispute.overtaken;
  let { covered, overtaken: all } = dispute;
  for (const { refundId, account, amount } of await overtakeRefunds(tx, payment.id, short)) {
    const pool = covered < amount ? covered : amount;
    const lost = payment.billerCode === null ? accounts.disputeLosses : accounts.billerReceipts(payment.billerCode);
    const back = [
      { account: accounts.pool, amount: pool },
      { account: lost, amount: amount - pool },
    ].filter((each) => each.amount > 0n);
    await post(tx, [refundOvertakenEntry({ id: refundId, currency: dispute.currency }, dispute, { owedIn: account, back }, at)]);
    covered -= pool;
    all += amount;
  }
  await tx.manager.update(DisputeEntity, { cityId: tx.cityId, id: dispute.id }, { covered, overtaken: all });
  return dispute.covered - covered;
}

/** A refund that two persons agreed cannot be returned, and that the books do not know as such yet. */
export async function nextGivenUp(tx: CityTx<'donor'>): Promise<RefundEntity | null> {
  return tx.manager.findOne(RefundEntity, {
    where: { cityId: tx.cityId, status: 'failed', agreedBy: Not(IsNull()) },
    order: { id: 'ASC' },
  });
}

/** Keeps it apart from what is to be sent. Its payment is locked by this transaction. */
export async function bookUnreturnable(tx: CityTx<'donor'>, id: RefundId, at: Date): Promise<void> {
  const key = { cityId: tx.cityId, id };
  const { currency, amount, overtaken } = await tx.manager.findOneOrFail(RefundEntity, { where: key });
  await post(tx, unreturnableEntry({ id, currency, amount: amount - overtaken }, at));
  await tx.manager.update(RefundEntity, key, { status: 'unreturnable' });
}
