import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId, StaffId } from '../kernel/ids.js';
import type { StaffRole } from './domain/roles.js';

/** A person who works for one city. */
@Entity({ schema: 'office', name: 'staff' })
export class StaffRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
  @PrimaryColumn('uuid') id: StaffId;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('text', { array: true }) roles: StaffRole[];
  @Column('boolean') active: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
