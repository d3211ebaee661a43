import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Quarter } from '../../kernel/quarter.js';
import type { Dimension, Indicator } from '../domain/indicators.js';
import type { MemberId } from '../domain/member-id.js';

/** One figure of a report that came in, as its signed bytes say it. */
@Entity({ schema: 'network', name: 'report_figure' })
export class ReportFigureRow {
  @PrimaryColumn('text', { name: 'member_id' }) memberId: MemberId;
  @PrimaryColumn('text') dataset: string;
  @PrimaryColumn('text') period: Quarter;
  @PrimaryColumn('smallint') revision: number;
  @PrimaryColumn('text') indicator: Indicator;
  @PrimaryColumn('text') dimension: Dimension;
  /** Empty for a count. */
  @PrimaryColumn('text') currency: string;
  /** A count, or minor units; null where the city hid it. */
  @Column('bigint', { nullable: true }) value: bigint | null;
  @Column('boolean') suppressed: boolean;
}
