import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId, StaffId } from '../../kernel/ids.js';

/** A signed-in person. The token itself stands in their cookie only. */
export abstract class SessionRow {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'staff_id' }) staffId: StaffId;
  @Column('text') csrf: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}

@Entity({ schema: 'office', name: 'session' })
export class CitySessionRow extends SessionRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
}

@Entity({ schema: 'network', name: 'session' })
export class NetworkSessionRow extends SessionRow {}
