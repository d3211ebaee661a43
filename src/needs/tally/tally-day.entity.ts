import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { NeedKind } from '../../cities/index.js';

/** The counter of one kind as it stood when a day of the city began. */
@Entity({ schema: 'meeting', name: 'tally_day' })
export class TallyDayEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  kind!: NeedKind;

  @PrimaryColumn('char', { length: 3 })
  currency!: string;

  @Column('bigint')
  listed!: bigint;

  @Column('bigint')
  filled!: bigint;

  /** Minor units. */
  @Column('bigint')
  given!: bigint;

  @Column('bigint')
  paid!: bigint;

  /** Needs of the classes that were public then. */
  @Column('bigint', { name: 'public_count' })
  publicCount!: bigint;
}
