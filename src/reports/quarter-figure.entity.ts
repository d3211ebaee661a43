import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../kernel/ids.js';
import type { Quarter } from '../kernel/quarter.js';
import type { Side, Indicator } from './domain/figure.js';

/** One sum that a side counted for its quarter. Reports are made from these sums alone, never from the rows of either side. */
@Entity({ schema: 'meeting', name: 'quarter_figure' })
export class QuarterFigureEntity {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId!: CityId;
  @PrimaryColumn('text') quarter!: Quarter;
  @PrimaryColumn('text') side!: Side;
  @PrimaryColumn('text') indicator!: Indicator;
  @PrimaryColumn('text') dimension!: string;
  @PrimaryColumn('text') currency!: string;
  @Column('bigint') value!: bigint;
}
