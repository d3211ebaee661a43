import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SettlementStatus } from '../domain/settlement.js';
import type { CityId, ProviderAccountId, SettlementId } from '../../kernel/ids.js';

/** What a provider sent to the city's bank. `announced`: we know its name, and ask the provider what is in it. */
@Entity({ schema: 'giving', name: 'settlement' })
export class SettlementEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: SettlementId;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'text', name: 'provider_settlement_id' })
  reference: string;

  @Column({ type: 'text' })
  status: SettlementStatus;

  @Column({ type: 'char', length: 3, nullable: true })
  currency: string | null;

  /** Minor units that reached the bank. */
  @Column({ type: 'bigint', nullable: true })
  amount: bigint | null;

  /** Minor units that the provider kept of what is in it. */
  @Column({ type: 'bigint', nullable: true })
  fees: bigint | null;

  @Column({ type: 'timestamptz', name: 'arrives_on', nullable: true })
  arrivesOn: Date | null;

  @Column({ type: 'timestamptz', name: 'announced_at' })
  announcedAt: Date;

  @Column({ type: 'timestamptz', name: 'booked_at', nullable: true })
  bookedAt: Date | null;

  @Column({ type: 'smallint' })
  attempts: number;

  /** When the provider is asked about it next; null when there is nothing more to ask. */
  @Column({ type: 'timestamptz', name: 'next_at', nullable: true })
  nextAt: Date | null;
}
