import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Account } from './domain/chart-of-accounts.js';

/** One amount that left `credit` and reached `debit`. The column that numbers the transaction is left out: no login reads it. */
@Entity({ schema: 'meeting', name: 'posting' })
export class PostingEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId!: string;

  @PrimaryColumn('smallint')
  line!: number;

  @Column('text')
  side!: 'giving' | 'receiving';

  @Column('char', { length: 3 })
  currency!: string;

  @Column('text')
  debit!: Account;

  @Column('text')
  credit!: Account;

  /** Minor units. */
  @Column('bigint')
  amount!: bigint;
}
