import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../kernel/currency.js';
import type { CityId, PaymentId, RefundId } from '../kernel/ids.js';
import type { RefundStatus } from './domain/refund.js';

/** What goes back of one payment: one row a payment, so never twice. */
@Entity({ schema: 'giving', name: 'refund' })
export class RefundEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: RefundId;

  @Column({ type: 'uuid', name: 'payment_id' })
  paymentId: PaymentId;

  @Column({ type: 'text' })
  status: RefundStatus;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  /** Minor units; never more than was captured. */
  @Column({ type: 'bigint' })
  amount: bigint;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
