import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../kernel/currency.js';
import type { CityId } from '../kernel/ids.js';
import type { Account } from './domain/chart-of-accounts.js';

/** One shard of the stored balance of an account that many entries share. */
@Entity({ schema: 'meeting', name: 'balance' })
export class BalanceEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: CityId;

  @PrimaryColumn('text')
  side!: 'giving' | 'receiving';

  @PrimaryColumn('text')
  account!: Account;

  @PrimaryColumn('char', { length: 3 })
  currency!: Currency;

  @PrimaryColumn('smallint')
  shard!: number;

  /** Minor units; debits count up, credits down. */
  @Column('bigint')
  amount!: bigint;
}
