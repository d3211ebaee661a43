import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { LocalDate } from '../kernel/local-date.js';

/** One change of a city's settings, before and after. Only ever added. */
@Entity({ schema: 'shared', name: 'setting_change' })
export class SettingChangeEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  /** The block of the settings: `widget_sites`. */
  @Column('text')
  area!: string;

  @Column('jsonb')
  before!: unknown;

  @Column('jsonb')
  after!: unknown;

  @Column('text')
  status!: 'proposed' | 'in_force' | 'refused' | 'withdrawn';

  @Column('text', { name: 'proposed_by' })
  proposedBy!: string;

  @Column('text', { name: 'proposed_by_name' })
  proposedByName!: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('date', { name: 'in_force_from', nullable: true })
  inForceFrom!: LocalDate | null;
}
