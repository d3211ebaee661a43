import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { NeedKind } from '../cities/index.js';
import type { NeedStatus } from './domain/need-lifecycle.js';

/** An anonymised amount that can be funded. It knows no household. */
@Entity({ schema: 'meeting', name: 'need' })
export class NeedEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: NeedKind;

  @Column('text')
  status!: NeedStatus;

  @Column('char', { length: 3 })
  currency!: string;

  @Column('bigint')
  amount!: bigint;

  @Column('bigint')
  reserved!: bigint;

  @Column('bigint')
  funded!: bigint;

  @Column('text', { name: 'biller_code', nullable: true })
  billerCode!: string | null;

  @Column('text', { name: 'package_code', nullable: true })
  packageCode!: string | null;

  /** The round price of its class, in minor units. */
  @Column('bigint', { name: 'price_band' })
  priceBand!: bigint;

  /** The biller's or the package's code; empty for cash. Written by the database. */
  @Column({ type: 'text', insert: false, update: false })
  code!: string;

  /** The day of the city's published order: the cut-off, or `infinity`. Written by the database. */
  @Column({ type: 'date', name: 'urgent_on', insert: false, update: false })
  urgentOn!: string;

  @Column('text', { nullable: true })
  district!: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('date', { name: 'cut_off_on', nullable: true })
  cutOffOn!: string | null;

  @Column('timestamptz', { name: 'fundable_until' })
  fundableUntil!: Date;

  @Column('date', { name: 'published_on' })
  publishedOn!: string;

  @Column('date', { name: 'funded_on', nullable: true })
  fundedOn!: string | null;

  @Column('date', { name: 'paid_on', nullable: true })
  paidOn!: string | null;

  /** Its household has it, as one person of the city wrote down: no refund opens it again. */
  @Column({ type: 'boolean', name: 'handed_over', insert: false })
  handedOver!: boolean;
}
