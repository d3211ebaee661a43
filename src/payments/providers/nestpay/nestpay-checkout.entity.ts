import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../../kernel/currency.js';
import type { CityId, PaymentId, ProviderAccountId } from '../../../kernel/ids.js';
import { SealedColumn } from '../../../platform/crypto/index.js';

/** One payment's form for a bank's gate, and the way back to the donor's own page, which the bank never sees. */
@Entity({ schema: 'giving', name: 'nestpay_checkout' })
export class NestpayCheckoutEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  /** The order's number at the bank: ours, unguessable, and the payment's reference. */
  @PrimaryColumn({ type: 'text' })
  oid: string;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'uuid', name: 'payment_id' })
  paymentId: PaymentId;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;

  @Column({ type: 'text' })
  language: string;

  /** Sealed with the giving side's key: a private link is in it. */
  @SealedColumn({ name: 'return_url' })
  returnUrl: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt: Date;
}
