import { Column, Entity, PrimaryColumn } from 'typeorm';

// What entries and balances would be as entities: the application writes them by one statement and reads neither.

@Entity({ schema: 'meeting', name: 'journal_entry' })
export class JournalEntryEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  side!: string;

  @Column('text')
  kind!: string;

  @Column('text', { name: 'entry_key' })
  entryKey!: string;

  @Column('char', { length: 3 })
  currency!: string;

  @Column('timestamptz', { name: 'booked_at' })
  bookedAt!: Date;

  @Column('date', { name: 'happened_on' })
  happenedOn!: string;

  @Column('date', { name: 'booked_on' })
  bookedOn!: string;
}

@Entity({ schema: 'meeting', name: 'balance' })
export class BalanceEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text')
  side!: string;

  @PrimaryColumn('text')
  account!: string;

  @PrimaryColumn('char', { length: 3 })
  currency!: string;

  @PrimaryColumn('smallint')
  shard!: number;

  @Column('bigint')
  amount!: bigint;
}
