import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { NeedKind } from '../cities/index.js';
import type { CityId, DonationId } from '../kernel/ids.js';

/** A line of a donation that chose no single need. */
@Entity({ schema: 'giving', name: 'donation_choice' })
export class DonationChoiceEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid', name: 'donation_id' })
  donationId: DonationId;

  @PrimaryColumn({ type: 'smallint' })
  line: number;

  @Column({ type: 'text' })
  kind: NeedKind;

  @Column({ type: 'text' })
  code: string;

  /** Minor units. */
  @Column({ type: 'bigint', name: 'price_band', nullable: true })
  priceBand: bigint | null;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;
}
