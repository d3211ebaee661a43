import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../kernel/currency.js';
import type { CityId, DonationId, PaymentId, ProviderAccountId } from '../kernel/ids.js';
import type { PaymentStatus } from './domain/payment.js';

/** One attempt to collect for one gift. */
@Entity({ schema: 'giving', name: 'payment' })
export class PaymentEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: PaymentId;

  @Column({ type: 'uuid', name: 'donation_id' })
  donationId: DonationId;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'text' })
  status: PaymentStatus;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;

  @Column({ type: 'text', name: 'provider_checkout_id', nullable: true })
  reference: string | null;

  /** The provider's id of the money itself. */
  @Column({ type: 'text', name: 'provider_transaction_id', nullable: true })
  object: string | null;

  /** Minor units that go back or went: never more than came. */
  @Column({ type: 'bigint', insert: false })
  returned: bigint;

  /** How often the provider was polled about it, because its notification is missing. */
  @Column({ type: 'smallint', name: 'poll_attempts', insert: false })
  pollAttempts: number;

  @Column({ type: 'timestamptz', name: 'poll_at', nullable: true })
  pollAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'captured_at', nullable: true })
  capturedAt: Date | null;
}
