import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { LocalDate } from '../../kernel/local-date.js';
import type { MemberId } from '../domain/member-id.js';

export type MembershipStep = 'application' | 'admissible' | 'declaration_signed' | 'member' | 'left';

/** One step of a city's way into the network, or out of it. Only ever added: a welcome is no membership, and a date alone proves none. */
@Entity({ schema: 'network', name: 'membership_step' })
export class MembershipStepRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'member_id' }) memberId: MemberId;
  @Column('text') step: MembershipStep;
  /** Null where no source gives the day itself. */
  @Column('date', { name: 'taken_on', nullable: true }) takenOn: LocalDate | null;
  @Column('text') evidence: string;
  @Column('text', { nullable: true }) reason: string | null;
  /** The step that this one stands in place of. */
  @Column('uuid', { nullable: true }) corrects: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('text', { name: 'recorded_by' }) recordedBy: string;
  @Column('text', { name: 'recorded_by_name' }) recordedByName: string;
}
