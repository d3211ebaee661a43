import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { ActorId } from '../../kernel/actor.js';
import type { Duty } from '../../kernel/duties.js';
import type { CityId, StaffId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';

/** What a person may do, and on which days. */
export abstract class DutyRow {
  @PrimaryColumn('uuid', { name: 'staff_id' }) staffId: StaffId;
  @PrimaryColumn('text') duty: Duty;
  @PrimaryColumn('date', { name: 'valid_from' }) validFrom: LocalDate;
  /** Its last day; null where it goes on. */
  @Column('date', { name: 'valid_until', nullable: true }) validUntil: LocalDate | null;
  @Column('text', { name: 'given_by' }) givenBy: ActorId;
  @Column('text', { name: 'given_by_name' }) givenByName: string;
  /** Null while it waits, and where the operator gave it. */
  @Column('text', { name: 'confirmed_by', nullable: true }) confirmedBy: ActorId | null;
  @Column('text', { name: 'confirmed_by_name', nullable: true }) confirmedByName: string | null;
  /** Null while it waits: it counts for nothing. */
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
}

/** A duty in one city. */
@Entity({ schema: 'office', name: 'duty' })
export class CityDutyRow extends DutyRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
  /** What lets a small city's case worker approve too; null for every other row. */
  @Column('uuid', { name: 'exception_id', nullable: true }) exceptionId: string | null;
  /** The exception's own days, held equal to its row by a foreign key. */
  @Column('date', { name: 'exception_from', nullable: true }) exceptionFrom: LocalDate | null;
  @Column('date', { name: 'exception_until', nullable: true }) exceptionUntil: LocalDate | null;
}

/** A duty at the secretariat. */
@Entity({ schema: 'network', name: 'duty' })
export class NetworkDutyRow extends DutyRow {}
