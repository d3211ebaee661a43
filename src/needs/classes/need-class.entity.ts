import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { NeedKind } from '../../cities/index.js';

/** How many open needs there are of one kind, code and price band, and what the public sees of them. */
@Entity({ schema: 'meeting', name: 'need_class' })
export class NeedClassEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text')
  kind!: NeedKind;

  @PrimaryColumn('text')
  code!: string;

  /** Minor units. */
  @PrimaryColumn('bigint', { name: 'price_band' })
  priceBand!: bigint;

  @PrimaryColumn('char', { length: 3 })
  currency!: string;

  /** Moves with every need. Not for the public. */
  @Column('integer', { name: 'open_count' })
  openCount!: number;

  /** What the pages say; nothing while the class is not shown. The database refuses a number here while fewer than `publicThreshold` are open. */
  @Column('integer', { name: 'public_count', nullable: true })
  publicCount!: number | null;

  @Column('integer', { name: 'public_threshold' })
  publicThreshold!: number;
}
