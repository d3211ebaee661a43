import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MoneyPath } from '../cities/index.js';
import type { Currency } from '../kernel/currency.js';
import type { CityId, DonationId } from '../kernel/ids.js';
import { SealedColumn } from '../platform/crypto/index.js';
import type { DonationStatus, IfFilled } from './domain/donation.js';

/** A donation. It knows a mail address at most, sealed, and no other thing of its giver. */
@Entity({ schema: 'giving', name: 'donation' })
export class DonationEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: DonationId;

  @Column({ type: 'text' })
  status: DonationStatus;

  /** Who holds its money until it reaches a need. */
  @Column({ type: 'text' })
  path: MoneyPath;

  @Column({ type: 'char', length: 3 })
  currency: Currency;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;

  @Column({ type: 'text' })
  language: string;

  @SealedColumn({ nullable: true })
  email: Buffer | null;

  @Column({ type: 'text', name: 'if_filled' })
  ifFilled: IfFilled;

  /** SHA-256 of the private link's token; the token itself is nowhere but with the donor. */
  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'reserved_until' })
  reservedUntil: Date;

  @Column({ type: 'timestamptz', name: 'received_at', nullable: true })
  receivedAt: Date | null;
}
