import type { Hand } from './master-key.js';

/** Under which name the {@link FieldCrypto} of a hand is injected. */
export const fieldCryptoToken = (hand: Hand): string => `FieldCrypto:${hand}`;
