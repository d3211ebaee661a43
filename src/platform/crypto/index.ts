import { dataKeys } from './data-key.entity.js';

export { CryptoModule, type MasterKeyPair, InjectFieldCrypto } from './crypto.module.js';
export { FieldCrypto } from './data-keys.js';
export { type FieldBinding } from './field-binding.js';
export { CityCipher } from './field-crypto.js';
export { type IndexName } from './index-name.js';
export { canonicalJson, type Json } from './canonical-json.js';
export { type JwsHeader, newSigningPair, readJwsHeader, signingPairFrom, type SigningPair, signJws, verifyJws } from './jws.js';
export { type MasterKeyName, MasterKey } from './master-key.js';
export { newToken } from './secret-token.js';
export { readSignedValue, sameBytes, signValue } from './signed-value.js';
export { RotateKeys } from './rotate-keys.js';
export { SealedColumn, sealedField } from './sealed-column.js';
export { fieldCryptoToken } from './injection-tokens.js';

/** For the wiring: each side's table. */
export const dataKeyTables = dataKeys;
