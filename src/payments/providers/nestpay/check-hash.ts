import { Refusal } from '../../../kernel/refusal.js';
import { sameBytes } from '../../../platform/crypto/index.js';
import { fieldNamed, readPostedFields, type PostedFields } from './domain/posted-fields.js';
import { ver3Hash } from './domain/ver3-hash.js';

/**
 * The fields of a body whose HASH fits all of them, compared in constant time.
 * @throws Refusal notification_unreadable, notification_unsigned
 */
export function checkHash(body: Buffer, storeKey: string): PostedFields {
  const fields = readPostedFields(body);
  // As the texts that they are: read as base64, a hash with more behind it would fit too.
  const given = Buffer.from(fieldNamed(fields, 'HASH') ?? '');
  const expected = Buffer.from(ver3Hash(fields, storeKey));
  if (!sameBytes(given, expected)) throw new Refusal('notification_unsigned');
  return fields;
}
