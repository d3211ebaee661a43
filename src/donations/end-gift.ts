import { returnedOf, type Payment } from '../payments/index.js';
import type { CityTx } from '../platform/database/index.js';
import { DonationEntity } from './donation.entity.js';

/** A gift of which everything went back is refunded. */
export async function endGift(tx: CityTx<'donor'>, payment: Payment): Promise<void> {
  if ((await returnedOf(tx, payment.id)) < payment.amount) return;
  await tx.manager.update(DonationEntity, { cityId: tx.cityId, id: payment.donationId, status: 'received' }, { status: 'refunded' });
}
