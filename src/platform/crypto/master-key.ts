import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

import { assert } from '../../kernel/assert.js';

/** Each side and the office have a master key of their own, so that a process can hold one without the others. */
export type MasterKeyName = 'giving' | 'receiving' | 'office';

/**
 * A master key of 32 bytes, from configuration. It seals the cities' data keys and nothing else; with a second, older key, data keys
 * sealed by that one still open, so that a master key can be changed while the service runs.
 */
export class MasterKey {
  constructor(
    readonly name: MasterKeyName,
    private readonly key: Buffer,
    private readonly previous?: Buffer,
  ) {
    for (const bytes of [key, previous]) assert(!bytes || bytes.length === 32, `the ${name} master key must have 32 bytes`);
  }

  /** Seals a data key for one city and purpose. */
  wrap(dataKey: Buffer, bound: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', derive(this.key, this.name), nonce);
    cipher.setAAD(Buffer.from(bound, 'utf8'));
    return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  }

  /** Opens a data key; throws when neither the key nor the previous one sealed it. */
  unwrap(wrapped: Buffer, bound: string): Buffer {
    try {
      return unseal(derive(this.key, this.name), wrapped, bound);
    } catch (error) {
      if (!this.previous) throw error;
      return unseal(derive(this.previous, this.name), wrapped, bound);
    }
  }

  /** A key for one use outside the database (a cookie's signature), the same on every process that has this master key. */
  derived(use: string): Buffer {
    return derive(this.key, `${this.name}/${use}`);
  }
}

function unseal(key: Buffer, wrapped: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12));
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(wrapped.subarray(-16));
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
}

function derive(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `pay-it-forward/${use}`, 32));
}
