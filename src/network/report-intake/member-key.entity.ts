import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { MemberId } from '../domain/member-id.js';

/** A key that a member city signs its reports with. */
@Entity({ schema: 'network', name: 'member_key' })
export class MemberKeyRow {
  @PrimaryColumn('text', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('smallint') version: number;
  /** SPKI, DER. */
  @Column('bytea', { name: 'public_key' }) publicKey: Buffer;
  @Column('timestamptz', { name: 'valid_from' }) validFrom: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
}
