import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, DonationId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { type FieldBinding, SealedColumn, sealedField } from '../../platform/crypto/index.js';
import type { GreetingOccasion } from './read-greeting.js';

/** A greeting whose donation has not arrived. All that names somebody is sealed; once it is sent, the row is gone. */
@Entity({ schema: 'giving', name: 'greeting' })
export class GreetingEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid', name: 'donation_id' })
  donationId: DonationId;

  @SealedColumn()
  recipient: Buffer;

  @SealedColumn()
  sender: Buffer;

  @Column({ type: 'text' })
  occasion: GreetingOccasion;

  @SealedColumn({ nullable: true })
  words: Buffer | null;

  @Column({ type: 'date', name: 'created_on' })
  createdOn: LocalDate;
}

/** Where a field of a greeting stands, sealed. */
export const greetingPlace = (column: 'recipient' | 'sender' | 'words', id: string): FieldBinding =>
  sealedField(GreetingEntity, column, id);
