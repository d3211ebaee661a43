import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A shard of the stored balance of an account that many facts share. */
@Entity({ schema: 'meeting', name: 'balance' })
export class BalanceEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text')
  side!: 'giving' | 'receiving';

  @PrimaryColumn('text')
  account!: string;

  @PrimaryColumn('char', { length: 3 })
  currency!: string;

  @PrimaryColumn('smallint')
  shard!: number;

  /** Minor units; debits count up, credits down. */
  @Column('bigint')
  amount!: bigint;
}
