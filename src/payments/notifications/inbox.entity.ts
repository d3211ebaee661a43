import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, PaymentId, ProviderAccountId, RefundId } from '../../kernel/ids.js';
import type { NotificationKind, QuarantineReason } from '../domain/notification.js';
import type { InboxStatus } from '../domain/inbox.js';

/** A verified notification of a provider, kept once per account and event. */
@Entity({ schema: 'giving', name: 'inbox' })
export class InboxEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'text', name: 'event_id' })
  eventId: string;

  @Column({ type: 'text' })
  kind: NotificationKind;

  @Column({ type: 'text', name: 'provider_payment_id' })
  reference: string;

  /** Our own id, where the provider handed it back. */
  @Column({ type: 'uuid', name: 'payment_id', nullable: true })
  paymentId: PaymentId | null;

  /** As the provider wrote it, so not always one of ours. */
  @Column({ type: 'text' })
  currency: string;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;

  @Column({ type: 'text' })
  mode: 'test' | 'live';

  /** The provider's id of the refund, dispute, settlement or money that it is about. */
  @Column({ type: 'text', name: 'provider_object_id', nullable: true })
  object: string | null;

  /** Our own id of a refund, where the provider handed it back. */
  @Column({ type: 'uuid', name: 'refund_id', nullable: true })
  refundId: RefundId | null;

  /** What the provider keeps for a dispute, minor units. */
  @Column({ type: 'bigint', nullable: true })
  fee: bigint | null;

  /** What of it the provider gave back. */
  @Column({ type: 'bigint', name: 'fee_back', nullable: true })
  feeBack: bigint | null;

  @Column({ type: 'timestamptz', name: 'occurred_at' })
  occurredAt: Date;

  @Column({ type: 'timestamptz', name: 'received_at' })
  receivedAt: Date;

  /** SHA-256 of the bytes that came. */
  @Column({ type: 'bytea' })
  digest: Buffer;

  @Column({ type: 'text' })
  status: InboxStatus;

  @Column({ type: 'text', nullable: true })
  reason: QuarantineReason | null;
}
