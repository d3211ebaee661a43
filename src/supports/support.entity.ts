import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PackageCode } from '../cities/index.js';
import type { EndedReason } from '../kernel/ended-reason.js';
import type { SupportStatus } from './domain/support-life.js';

/** What a household is granted beside its bills: a package, or an amount of cash support. The link to its need stands here and nowhere else. */
@Entity({ schema: 'receiving', name: 'support' })
export class SupportEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'household_id' })
  householdId!: string;

  @Column('uuid', { name: 'need_id', nullable: true })
  needId!: string | null;

  @Column('text')
  kind!: 'package' | 'cash';

  @Column('text', { name: 'package_code', nullable: true })
  packageCode!: PackageCode | null;

  @Column('char', { length: 3 })
  currency!: string;

  /** Minor units: the package's price, or the approved amount of cash support. */
  @Column('bigint')
  amount!: bigint;

  /** The decision of the city's register that it rests on. */
  @Column('uuid', { name: 'decision_id' })
  decisionId!: string;

  @Column('text', { name: 'proposed_by' })
  proposedBy!: string;

  @Column('text', { name: 'proposed_by_name' })
  proposedByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'approved_by', nullable: true })
  approvedBy!: string | null;

  @Column('text', { name: 'approved_by_name', nullable: true })
  approvedByName!: string | null;

  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt!: Date | null;

  @Column('text')
  status!: SupportStatus;

  @Column('date', { name: 'published_on', nullable: true })
  publishedOn!: string | null;

  /** Why and on which day it was taken back. */
  @Column('text', { name: 'ended_reason', nullable: true })
  endedReason!: EndedReason | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn!: string | null;

  @Column('date', { name: 'told_funded_on', nullable: true })
  toldFundedOn!: string | null;

  @Column('date', { name: 'told_paid_on', nullable: true })
  toldPaidOn!: string | null;
}
