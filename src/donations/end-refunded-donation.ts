import { Any } from 'typeorm';
import { assert } from '../kernel/assert.js';
import { returnedOf, type Payment } from '../payments/index.js';
import { move, type CityTx } from '../platform/database/index.js';
import { donationLifecycle } from './domain/donation.js';
import { DonationEntity } from './donation.entity.js';

/** Marks a donation as refunded when all of it went back. One of which a lost dispute took a part stays disputed. */
export async function endRefundedDonation(tx: CityTx<'donor'>, payment: Payment): Promise<void> {
  if ((await returnedOf(tx, payment.id)) < payment.amount) return;
  const id = payment.donationId;
  const ended = await move(tx, DonationEntity, donationLifecycle, 'refunded', { id, status: 'received' });
  const stays = (): Promise<number> => tx.manager.countBy(DonationEntity, { cityId: tx.cityId, id, status: Any(['refunded', 'disputed']) });
  assert(ended === 1 || (await stays()) === 1, 'a donation went back whole that never came');
}
