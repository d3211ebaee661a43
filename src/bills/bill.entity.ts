import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EndedReason } from '../kernel/ended-reason.js';
import { SealedColumn } from '../platform/crypto/index.js';
import type { BillStatus } from './domain/lifecycles.js';

/** A household's bill. The link to its need stands here and nowhere else. */
@Entity({ schema: 'receiving', name: 'bill' })
export class BillEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'household_id' })
  householdId!: string;

  @Column('uuid', { name: 'batch_id' })
  batchId!: string;

  @Column('integer', { name: 'row_no' })
  rowNo!: number;

  @Column('uuid', { name: 'need_id', nullable: true })
  needId!: string | null;

  @Column('text', { name: 'biller_code' })
  billerCode!: string;

  @SealedColumn({ name: 'bill_no' })
  billNo!: Buffer;

  @Column('bytea', { name: 'bill_no_index' })
  billNoIndex!: Buffer;

  @SealedColumn({ name: 'subscriber_no' })
  subscriberNo!: Buffer;

  @SealedColumn()
  holder!: Buffer;

  @Column('text', { nullable: true })
  district!: string | null;

  @Column('char', { length: 3 })
  currency!: string;

  @Column('bigint')
  amount!: bigint;

  @Column('date', { name: 'issued_on' })
  issuedOn!: string;

  @Column('date', { name: 'due_on' })
  dueOn!: string;

  /** The day on which the biller means to cut the household off, where it is known. */
  @Column('date', { name: 'cut_off_on', nullable: true })
  cutOffOn!: string | null;

  @Column('text')
  status!: BillStatus;

  @Column('date', { name: 'published_on', nullable: true })
  publishedOn!: string | null;

  /** Why and on which day it ended before it was paid. */
  @Column('text', { name: 'ended_reason', nullable: true })
  endedReason!: EndedReason | null;

  @Column('date', { name: 'ended_on', nullable: true })
  endedOn!: string | null;

  @Column('date', { name: 'told_funded_on', nullable: true })
  toldFundedOn!: string | null;

  @Column('date', { name: 'told_paid_on', nullable: true })
  toldPaidOn!: string | null;
}
