import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../kernel/currency.js';
import type { CityId, DisputeId, PaymentId, ProviderAccountId } from '../../kernel/ids.js';
import type { DisputeStatus } from '../domain/dispute.js';

/** A payer asks the card's bank to reverse a payment. All amounts are in minor units. */
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

  @Column({ type: 'text', name: 'provider_dispute_id' })
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

  /** Of a lost dispute: what was deallocated from the unpaid needs and the pool of its own donation. */
  @Column({ type: 'bigint' })
  deallocated: bigint;

  /** The part of that which came from the pool. */
  @Column({ type: 'bigint', name: 'from_pool' })
  fromPool: bigint;

  /** What the pool covered beyond, where bills were paid already. What is left of the amount, with what refunds owed, is the city's loss. */
  @Column({ type: 'bigint' })
  covered: bigint;

  /** What failed refunds owed to the payer already: the dispute paid it instead. */
  @Column({ type: 'bigint', name: 'offset_amount', insert: false })
  offsetAmount: bigint;

  @Column({ type: 'timestamptz', name: 'opened_at' })
  openedAt: Date;

  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true })
  closedAt: Date | null;

  /** When the loss was booked. */
  @Column({ type: 'timestamptz', name: 'loss_booked_at', nullable: true })
  lossBookedAt: Date | null;
}
