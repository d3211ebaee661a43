import type { DonationId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import type { Payment } from './domain/payment.js';
import { PaymentEntity } from './payment.entity.js';

/** A donation's one payment, as it stands. */
export async function paymentOfDonation(
  tx: CityTx<'donor'>,
  donationId: DonationId,
): Promise<Pick<Payment, 'id' | 'accountId' | 'status' | 'reference'>> {
  const { id, accountId, status, reference } = await tx.manager.findOneByOrFail(PaymentEntity, { cityId: tx.cityId, donationId });
  return { id, accountId, status, reference };
}
