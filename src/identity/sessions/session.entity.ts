import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId, StaffId } from '../../kernel/ids.js';

/** A signed-in person of a city. The token itself stands in their cookie only. */
@Entity({ schema: 'office', name: 'session' })
export class StaffSessionRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'staff_id' }) staffId: StaffId;
  @Column('text') csrf: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
