import type { DonationId, PaymentId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import type { Payment } from './domain/payment.js';
import { lockPayments, lockPaymentsOf } from './lock-payments.js';
import { movePayments } from './payment.store.js';

/** Ends the payments of these donations that nobody made in time. @returns the donations whose payment this ended */
export async function expirePayments(tx: CityTx<'donor'>, donationIds: readonly DonationId[], at: Date): Promise<DonationId[]> {
  const payments = await lockPaymentsOf(tx, donationIds);
  // Between the look and the lock a notification may have moved one on.
  const open = payments.filter(({ status }) => status === 'created' || status === 'pending');
  return endAll(tx, open, 'expired', at);
}

/** Ends a payment whose checkout never opened. @returns its donation, unless it has moved on meanwhile */
export async function failPayment(tx: CityTx<'donor'>, id: PaymentId, at: Date): Promise<DonationId | undefined> {
  const payments = await lockPayments(tx, [id]);
  const begun = payments.filter(({ status }) => status === 'created');
  const [donationId] = await endAll(tx, begun, 'failed', at);
  return donationId;
}

async function endAll(tx: CityTx<'donor'>, payments: readonly Payment[], to: 'expired' | 'failed', at: Date): Promise<DonationId[]> {
  await movePayments(
    tx,
    payments.map(({ id }) => ({ id, to, reference: null })),
    at,
  );
  return payments.map(({ donationId }) => donationId);
}
