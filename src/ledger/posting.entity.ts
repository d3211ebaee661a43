import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../kernel/currency.js';
import type { CityId, JournalEntryId } from '../kernel/ids.js';
import type { Account } from './domain/chart-of-accounts.js';

/** One amount that left `credit` and reached `debit`. The column that numbers the transaction is left out: no login reads it. */
@Entity({ schema: 'meeting', name: 'posting' })
export class PostingEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: CityId;

  @PrimaryColumn('uuid', { name: 'entry_id' })
  entryId!: JournalEntryId;

  @PrimaryColumn('smallint')
  line!: number;

  @Column('text')
  side!: 'giving' | 'receiving';

  @Column('char', { length: 3 })
  currency!: Currency;

  @Column('text')
  debit!: Account;

  @Column('text')
  credit!: Account;

  /** Minor units. */
  @Column('bigint')
  amount!: bigint;
}
