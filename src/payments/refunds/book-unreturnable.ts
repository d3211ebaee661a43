import { IsNull, Not } from 'typeorm';
import { post } from '../../ledger/index.js';
import { move, type CityTx } from '../../platform/database/index.js';
import { refundLifecycle } from '../domain/refund.js';
import { unreturnableEntry } from '../entries.js';
import { lockPayments } from '../lock-payments.js';
import { RefundEntity } from './refund.entity.js';

/**
 * Keeps apart, from what is to be sent, a refund that two persons agreed cannot be returned. Its payment is locked first. One a transaction.
 * @returns false when none waits
 */
export async function bookUnreturnable(tx: CityTx<'donor'>, at: Date): Promise<boolean> {
  const agreed = { cityId: tx.cityId, status: 'failed' as const, agreedBy: Not(IsNull()) };
  const found = await tx.manager.findOne(RefundEntity, { where: agreed, order: { id: 'ASC' } });
  if (!found) return false;
  const { id, paymentId } = found;
  await lockPayments(tx, [paymentId]);
  // A dispute that was lost may have taken a part of it before the lock.
  const { currency, amount, offsetAmount } = await tx.manager.findOneOrFail(RefundEntity, { where: { cityId: tx.cityId, id } });
  await post(tx, unreturnableEntry({ id, currency, amount: amount - offsetAmount }, at));
  await move(tx, RefundEntity, refundLifecycle, 'unreturnable', { id }, {}, { count: 1 });
  return true;
}
