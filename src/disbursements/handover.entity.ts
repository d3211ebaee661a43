import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandoverStatus } from './domain/handover-lifecycle.js';

/** That a household got its package or its cash: written down by one person, confirmed by another. */
@Entity({ schema: 'receiving', name: 'handover' })
export class HandoverEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  /** A new one with every change: whoever confirms confirms what stood on the page. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'support_id' })
  supportId!: string;

  @Column('uuid', { name: 'need_id' })
  needId!: string;

  /** The decision under which it was handed over or paid out. */
  @Column('text', { name: 'decision_no' })
  decisionNo!: string;

  @Column('date', { name: 'handed_on' })
  handedOn!: string;

  @Column('text')
  status!: HandoverStatus;

  /** Whose work it is: an account. The name beside it is printed and never compared. */
  @Column('text', { name: 'proposed_by' })
  proposedBy!: string;

  @Column('text', { name: 'proposed_by_name' })
  proposedByName!: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('text', { name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column('text', { name: 'confirmed_by_name', nullable: true })
  confirmedByName!: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;
}
