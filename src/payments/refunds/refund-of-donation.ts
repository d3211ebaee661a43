import { In } from 'typeorm';
import type { DonationId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';
import { owedStates, type RefundStatus } from '../domain/refund.js';
import { PaymentEntity } from '../payment.entity.js';
import { RefundEntity } from './refund.entity.js';

/**
 * What goes back of a donation, if anything does: all its refunds together, the state of the one that is furthest behind, and whether none of
 * them was asked for by a person: then there was no room left for it in what the donor chose.
 */
export async function refundOfDonation(
  tx: CityTx<'donor'>,
  donationId: DonationId,
): Promise<{ amount: bigint; status: RefundStatus; byItself: boolean } | undefined> {
  const payment = await tx.manager.findOne(PaymentEntity, { where: { cityId: tx.cityId, donationId } });
  if (!payment) return undefined;
  const all = await tx.manager.findBy(RefundEntity, { cityId: tx.cityId, paymentId: payment.id, status: In([...owedStates]) });
  // What came back by the card's bank instead is not told here twice.
  const refunds = all.filter(({ amount, offsetAmount }) => offsetAmount < amount);
  const states = ['unreturnable', 'failed', 'queued', 'submitted', 'succeeded'] as const;
  const status = states.find((each) => refunds.some((refund) => refund.status === each));
  const amount = refunds.reduce((sum, { amount, offsetAmount }) => sum + amount - offsetAmount, 0n);
  return status && { amount, status, byItself: refunds.every(({ requestedBy }) => requestedBy === null) };
}
