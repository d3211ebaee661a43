import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the city decided. A decision of its register was taken there and is entered by the number that is printed on it. */
@Entity({ schema: 'receiving', name: 'decision' })
export class DecisionEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: 'register';

  @Column('text')
  number!: string;

  @Column('text', { name: 'proposed_by' })
  proposedBy!: string;

  @Column('text', { name: 'proposed_by_name' })
  proposedByName!: string;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt!: Date;

  @Column({ type: 'text', nullable: true, insert: false })
  outcome!: 'approved' | 'refused' | null;

  @Column({ type: 'text', name: 'decided_by', nullable: true, insert: false })
  decidedBy!: string | null;

  @Column({ type: 'text', name: 'decided_by_name', nullable: true, insert: false })
  decidedByName!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true, insert: false })
  decidedAt!: Date | null;
}
