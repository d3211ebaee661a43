import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Quarter } from '../../kernel/quarter.js';
import type { MemberId } from '../domain/member-id.js';

/** A report as it came: the signed bytes, and when they were received. Only ever added. */
@Entity({ schema: 'network', name: 'report' })
export class ReportRow {
  @PrimaryColumn('text', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('text') dataset: string;
  @PrimaryColumn('text') period: Quarter;
  @PrimaryColumn('smallint') revision: number;
  @Column('text') sha256: string;
  @Column('text') jws: string;
  @Column('timestamptz', { name: 'received_at' }) receivedAt: Date;
}
