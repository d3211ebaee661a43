import { isEmail } from 'class-validator';
import { Refusal } from '../../kernel/refusal.js';
import { type FieldBinding, sealedField } from '../../platform/crypto/index.js';
import { DonationEntity } from '../donation.entity.js';

/** Where a donation's mail address stands, sealed. */
export const donorEmailBinding = (id: string): FieldBinding => sealedField(DonationEntity, 'email', id);

/** The address for the receipt, trimmed; none where the field was left empty. @throws Refusal email_invalid */
export function readDonorEmail(text: string | undefined): string | undefined {
  const email = text?.trim() ?? '';
  if (email === '') return undefined;
  if (email.length > 254 || !isEmail(email)) throw new Refusal('email_invalid', {}, 'email');
  return email;
}
