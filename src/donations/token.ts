import { createHash } from 'node:crypto';
import { newToken } from '../platform/crypto/index.js';

/** The private link's secret and what is stored of it. */
export function newDonationToken(): { token: string; hash: Buffer } {
  const token = newToken();
  return { token, hash: tokenHash(token) };
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
