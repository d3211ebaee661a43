import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../kernel/currency.js';
import type { CityId, DisputeId, PaymentId, ProviderAccountId } from '../../kernel/ids.js';
import type { DisputeStatus } from '../domain/dispute.js';

/** A payer asked the card's bank for the money back. All amounts in minor units. */
@Entity({ schema: 'giving', name: 'dispute' })
export class DisputeEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: DisputeId;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'uuid', name: 'payment_id' })
  paymentId: PaymentId;

  @Column({ type: 'text', name: 'provider_reference' })
  reference: string;

  /** At a biller's own account: the books only remember it. */
  @Column({ type: 'boolean' })
  direct: boolean;

  @Column({ type: 'text' })
  status: DisputeStatus;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  @Column({ type: 'bigint' })
  amount: bigint;

  /** What the provider keeps for it. */
  @Column({ type: 'bigint' })
  fee: bigint;

  /** What of that it gave back. */
  @Column({ type: 'bigint', name: 'fee_back', insert: false })
  feeBack: bigint;

  /** Of a lost one: what its own gift still had with needs that are not paid, or in the pool. */
  @Column({ type: 'bigint' })
  taken: bigint;

  /** The part of that which was in the pool. */
  @Column({ type: 'bigint', name: 'taken_pool' })
  takenPool: bigint;

  /** What the pool covered beyond, where bills were paid already. What is left of the amount, with what refunds owed, is the city's loss. */
  @Column({ type: 'bigint' })
  covered: bigint;

  /** What refunds that failed owed to its payer already: it went back this way instead. */
  @Column({ type: 'bigint', insert: false })
  overtaken: bigint;

  @Column({ type: 'timestamptz', name: 'opened_at' })
  openedAt: Date;

  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true })
  closedAt: Date | null;

  /** When the books took a lost one from where its money was. */
  @Column({ type: 'timestamptz', name: 'taken_at', nullable: true })
  takenAt: Date | null;
}
