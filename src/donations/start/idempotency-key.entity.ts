import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, PaymentId } from '../../kernel/ids.js';
import { SealedColumn } from '../../platform/crypto/index.js';

/** A start that was asked for by a key, and the answer that it gets again. */
@Entity({ schema: 'giving', name: 'idempotency_key' })
export class IdempotencyKeyEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  /** HMAC of the key, by the city's own key. */
  @PrimaryColumn({ type: 'bytea', name: 'key_hash' })
  keyHash: Buffer;

  /** HMAC of the body in its one way to be written. */
  @Column({ type: 'bytea', name: 'body_digest' })
  bodyDigest: Buffer;

  @Column({ type: 'uuid', name: 'payment_id' })
  paymentId: PaymentId;

  /** Of the answer; null until there is one. */
  @Column({ type: 'smallint', nullable: true })
  status: number | null;

  /** Sealed: what the donation needs to go on, and then the whole answer. */
  @SealedColumn()
  answer: Buffer;

  /** Until then whoever began it (or took it over) is at it. */
  @Column({ type: 'timestamptz', name: 'busy_until' })
  busyUntil: Date;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
