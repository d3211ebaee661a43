import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { ActorId } from '../../kernel/actor.js';
import type { CityId, StaffId } from '../../kernel/ids.js';
import type { StaffStatus } from '../domain/staff-lifecycle.js';

/** A person with an account. */
export abstract class StaffRow {
  @PrimaryColumn('uuid') id: StaffId;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  /** False until the person chose it: before, whoever opened the account knows it too. */
  @Column('boolean', { name: 'password_own' }) passwordOwn: boolean;
  @Column('text') status: StaffStatus;
  @Column('text', { name: 'opened_by' }) openedBy: ActorId;
  @Column('text', { name: 'opened_by_name' }) openedByName: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  /** Null while it waits, and where the operator opened it. */
  @Column('text', { name: 'confirmed_by', nullable: true }) confirmedBy: ActorId | null;
  @Column('text', { name: 'confirmed_by_name', nullable: true }) confirmedByName: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
}

/** Who works for one city. */
@Entity({ schema: 'office', name: 'staff' })
export class CityStaffRow extends StaffRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
}

/** Who works for the secretariat. */
@Entity({ schema: 'network', name: 'staff' })
export class NetworkStaffRow extends StaffRow {}
