import { Column, Entity, PrimaryColumn } from 'typeorm';

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
  officer!: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column('text', { name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;
}
