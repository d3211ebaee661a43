import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId, StaffId } from '../../kernel/ids.js';
import type { StaffRole } from '../domain/roles.js';

/** A person who works for one city. */
@Entity({ schema: 'office', name: 'staff' })
export class StaffRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
  @PrimaryColumn('uuid') id: StaffId;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  /** False until the person chose it: before, whoever opened the account knows it too. */
  @Column('boolean', { name: 'password_own' }) passwordOwn: boolean;
  @Column('text', { array: true }) roles: StaffRole[];
  @Column('boolean') active: boolean;
  /** A staff id, or `cli:NAME` for the operator. */
  @Column('text', { name: 'opened_by' }) openedBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Another than who opened it; null while it waits. */
  @Column('text', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
}
