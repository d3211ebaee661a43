import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, DonationId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** All needs of a donation are paid: the day on which this was found, and the day on which the donor was notified. */
@Entity({ schema: 'giving', name: 'donation_news' })
export class DonationNewsEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid', name: 'donation_id' })
  donationId: DonationId;

  @Column({ type: 'date', name: 'due_on' })
  dueOn: LocalDate;

  @Column({ type: 'date', name: 'told_on', nullable: true })
  toldOn: LocalDate | null;
}
