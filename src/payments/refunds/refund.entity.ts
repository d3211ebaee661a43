import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Currency } from '../../kernel/currency.js';
import type { CityId, PaymentId, RefundId } from '../../kernel/ids.js';
import type { RefundStatus } from '../domain/refund.js';

/** What goes back of a payment, or is asked for. All of a payment's are never more than came: `payment_returned_within`. */
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

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;

  /** The part of it that came from the pool. */
  @Column({ type: 'bigint', name: 'from_pool', insert: false })
  fromPool: bigint;

  /** Whose wish it is, by id and printed name; null where it is owed because the gift found no place. */
  @Column({ type: 'text', name: 'requested_by', nullable: true })
  requestedBy: string | null;

  @Column({ type: 'text', name: 'requested_by_name', nullable: true })
  requestedByName: string | null;

  /** The second person, by a rule of the database. */
  @Column({ type: 'text', name: 'approved_by', nullable: true, insert: false })
  approvedBy: string | null;

  @Column({ type: 'text', name: 'approved_by_name', nullable: true, insert: false })
  approvedByName: string | null;

  /** Why, as the desk wrote it. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** Since when a failed one is owed again. */
  @Column({ type: 'timestamptz', name: 'failed_at', nullable: true, insert: false })
  failedAt: Date | null;

  /** The part of a failed refund that a lost dispute paid to the payer instead. */
  @Column({ type: 'bigint', name: 'offset_amount', insert: false })
  offsetAmount: bigint;

  /** Who says that a failed one cannot be returned. */
  @Column({ type: 'text', name: 'given_up_by', nullable: true, insert: false })
  givenUpBy: string | null;

  @Column({ type: 'text', name: 'given_up_by_name', nullable: true, insert: false })
  givenUpByName: string | null;

  /** Under which rule of the city. */
  @Column({ type: 'text', name: 'given_up_why', nullable: true, insert: false })
  givenUpWhy: string | null;

  /** Who agreed: a second person, by a rule of the database. */
  @Column({ type: 'text', name: 'agreed_by', nullable: true, insert: false })
  agreedBy: string | null;

  @Column({ type: 'text', name: 'agreed_by_name', nullable: true, insert: false })
  agreedByName: string | null;

  /** How often the provider was asked. */
  @Column({ type: 'smallint', insert: false })
  attempts: number;

  /** When it is asked next. */
  @Column({ type: 'timestamptz', name: 'next_at', nullable: true })
  nextAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt: Date | null;
}
