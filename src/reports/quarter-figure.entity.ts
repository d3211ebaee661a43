import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../kernel/ids.js';
import type { Quarter } from '../kernel/quarter.js';
import type { Hand, Indicator } from './domain/figure.js';

/** One sum that a hand handed in. Where reports are made, no row of either hand is read: only these. */
@Entity({ schema: 'meeting', name: 'quarter_figure' })
export class QuarterFigureEntity {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId!: CityId;
  @PrimaryColumn('text') quarter!: Quarter;
  @PrimaryColumn('text') hand!: Hand;
  @PrimaryColumn('text') indicator!: Indicator;
  @PrimaryColumn('text') dimension!: string;
  @PrimaryColumn('text') currency!: string;
  @Column('bigint') value!: bigint;
}
