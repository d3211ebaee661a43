import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { LocalDate } from '../../kernel/local-date.js';
import type { CurrentStage } from '../domain/adoption.js';
import type { MemberId } from '../domain/member-id.js';

/** One step of a member city on its way to its own instance. Only ever added. */
@Entity({ schema: 'network', name: 'adoption_event' })
export class AdoptionEventRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'member_id' }) memberId: MemberId;
  @Column('text') stage: CurrentStage;
  /** The day the step was true; `recordedAt` is when somebody wrote it down. */
  @Column('date', { name: 'effective_on' }) effectiveOn: LocalDate;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('text', { name: 'recorded_by' }) recordedBy: string;
  @Column('text', { name: 'recorded_by_name' }) recordedByName: string;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') evidence: string;
  /** The step that this one stands in place of. */
  @Column('uuid', { nullable: true }) corrects: string | null;
}
