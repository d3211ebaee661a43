import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { NeedKind } from '../../cities/index.js';

/** One shard of a city's live counter of one kind in one currency. The counter is the sum of all. */
@Entity({ schema: 'meeting', name: 'tally' })
export class TallyEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  /** 0 to 15. */
  @PrimaryColumn('smallint')
  shard!: number;

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
}
