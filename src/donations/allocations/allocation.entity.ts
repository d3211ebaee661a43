import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../kernel/currency.js';
import type { CityId, DonationId, NeedId } from '../../kernel/ids.js';
import type { AllocationStatus } from '../domain/donation.js';

/** The one row per donation and need. */
@Entity({ schema: 'giving', name: 'allocation' })
export class AllocationEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid', name: 'donation_id' })
  donationId: DonationId;

  @PrimaryColumn({ type: 'uuid', name: 'need_id' })
  needId: NeedId;

  @Column({ type: 'text' })
  status: AllocationStatus;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;
}
