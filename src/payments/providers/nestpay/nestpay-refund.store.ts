import type { RefundId } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import type { CityTx } from '../../../platform/database/index.js';
import { NestpayRefundEntity } from './nestpay-refund.entity.js';

/**
 * Takes an order for one refund: until the bank's word on it is clear, no other refund of the order is asked for, so that what its history
 * shows more than before can only be this one. A refund that was refused is taken up again.
 * @throws Refusal provider_unavailable while another refund of the order is open
 */
export async function takeUpRefund(tx: CityTx<'donor'>, refundId: RefundId, oid: string, amount: bigint): Promise<NestpayRefundEntity> {
  const key = { cityId: tx.cityId, refundId };
  const opened = { creditedBefore: null, state: 'open' as const };
  const begun = { ...key, oid, amount, ...opened };
  await tx.manager.createQueryBuilder().insert().into(NestpayRefundEntity).values(begun).orIgnore().execute();
  const held = await tx.manager.findOne(NestpayRefundEntity, { where: key });
  const others = await tx.manager.findBy(NestpayRefundEntity, { cityId: tx.cityId, oid, state: 'open' });
  if (!held || others.some((other) => other.refundId !== refundId)) throw new Refusal('provider_unavailable');
  if (held.state !== 'refused') return held;
  const { affected } = await tx.manager.update(NestpayRefundEntity, { ...key, state: 'refused' as const }, opened);
  if (affected !== 1) throw new Refusal('provider_unavailable');
  return begun;
}

export async function noteCredited(tx: CityTx<'donor'>, refundId: RefundId, creditedBefore: bigint): Promise<void> {
  await tx.manager.update(NestpayRefundEntity, { cityId: tx.cityId, refundId }, { creditedBefore });
}

/** What the bank said of a refund that is open. */
export async function closeRefund(tx: CityTx<'donor'>, refundId: RefundId, state: 'done' | 'refused'): Promise<void> {
  const open = { cityId: tx.cityId, refundId, state: 'open' as const };
  const { affected } = await tx.manager.update(NestpayRefundEntity, open, { state });
  if (affected !== 1) throw new Refusal('provider_unavailable');
}
