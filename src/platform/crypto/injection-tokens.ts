import type { MasterKeyName } from './master-key.js';

/** The injection token of the {@link FieldCrypto} that works with a master key. */
export const fieldCryptoToken = (masterKey: MasterKeyName): string => `FieldCrypto:${masterKey}`;
