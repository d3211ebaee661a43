import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../../kernel/currency.js';
import type { CityId, PaymentId, ProviderAccountId } from '../../../kernel/ids.js';
import type { CheckoutState } from './domain/checkout.js';

/** A checkout as the sandbox remembers it, like a company outside: it knows our payment's id and nothing else of ours. */
@Entity({ schema: 'giving', name: 'sandbox_checkout' })
export class SandboxCheckoutEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'uuid', name: 'payment_id' })
  paymentId: PaymentId;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;

  /** Minor units that went back. */
  @Column({ type: 'bigint', insert: false })
  refunded: bigint;

  @Column({ type: 'text', name: 'return_url' })
  returnUrl: string;

  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'text' })
  state: CheckoutState;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt: Date;
}
