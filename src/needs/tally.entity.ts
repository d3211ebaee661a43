import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { NeedKind } from '../cities/index.js';

/** One shard of the live counter of one kind. */
@Entity({ schema: 'meeting', name: 'tally' })
export class TallyEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

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
