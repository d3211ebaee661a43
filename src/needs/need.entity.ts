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

  @Column('text', { nullable: true })
  district!: string | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('timestamptz', { name: 'fundable_until' })
  fundableUntil!: Date;

  @Column('date', { name: 'published_on' })
  publishedOn!: string;

  @Column('date', { name: 'funded_on', nullable: true })
  fundedOn!: string | null;

  @Column('date', { name: 'paid_on', nullable: true })
  paidOn!: string | null;
}
