import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** What two persons gave a small city: its case workers may be approvers too, from day to day. */
@Entity({ schema: 'office', name: 'duty_exception' })
export class DutyExceptionRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
  @PrimaryColumn('uuid') id: string;
  @Column('date', { name: 'valid_from' }) validFrom: LocalDate;
  /** Its last day. */
  @Column('date', { name: 'valid_until' }) validUntil: LocalDate;
}
