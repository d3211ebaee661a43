import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

import { assert, present } from '../../kernel/assert.js';
import type { FieldBinding } from './field-binding.js';
import type { IndexName } from './index-name.js';

const FORMAT = 1;
const HEADER = 2;
const NONCE = 12;
const TAG = 16;

/** Seals and opens the fields of one city, and finds them again by blind index. Holds plaintext keys: never log it, never keep it. */
export class CityCipher {
  private readonly indexKeys = new Map<IndexName, Buffer>();

  /** @param fields data keys by version; values are sealed by the newest and opened by the one that sealed them */
  constructor(
    private readonly city: string,
    private readonly fields: ReadonlyMap<number, Buffer>,
    private readonly indexKey: Buffer,
  ) {}

  /** The version of the data key that seals now. */
  get newest(): number {
    return Math.max(...this.fields.keys());
  }

  /** AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: format, key version, nonce, ciphertext, tag. */
  seal(plaintext: string, binding: FieldBinding): Buffer {
    const version = this.newest;
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', present(this.fields.get(version), 'no data key'), nonce);
    cipher.setAAD(this.bind(binding));
    const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([FORMAT, version]), nonce, body, cipher.getAuthTag()]);
  }

  /** Throws when the bytes were changed, moved to another row, column or city, or sealed by a key that is gone. */
  open(sealed: Buffer, binding: FieldBinding): string {
    assert(sealed.length >= HEADER + NONCE + TAG && sealed[0] === FORMAT, 'not a sealed field');
    const key = present(this.fields.get(sealed[1] ?? 0), 'the data key of this field is gone');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(HEADER, HEADER + NONCE));
    decipher.setAAD(this.bind(binding));
    decipher.setAuthTag(sealed.subarray(-TAG));
    return decipher.update(sealed.subarray(HEADER + NONCE, -TAG)).toString('utf8') + decipher.final('utf8');
  }

  /** True when the newest data key did not seal this value: to be sealed again. */
  isStale(sealed: Buffer): boolean {
    return sealed[1] !== this.newest;
  }

  /**
   * The one way in which a sealed value moves to another row or column, or to the newest key: opened where it stands and sealed where it goes,
   * in one deed. Throws where `open` does.
   */
  reseal(from: FieldBinding, to: FieldBinding, sealed: Buffer): Buffer {
    return this.seal(this.open(sealed, from), to);
  }

  /**
   * 32 bytes that are the same for the same text in this city under one name, and tell nothing without the key: HMAC-SHA256 by a key of the
   * name's own, which HKDF-SHA256 (RFC 5869) makes from the city's index key.
   */
  index(name: IndexName, text: string): Buffer {
    return createHmac('sha256', this.indexKeyOf(name)).update(text, 'utf8').digest();
  }

  private indexKeyOf(name: IndexName): Buffer {
    const known =
      this.indexKeys.get(name) ?? Buffer.from(hkdfSync('sha256', this.indexKey, Buffer.alloc(0), `pay-it-forward/index/${name}`, 32));
    this.indexKeys.set(name, known);
    return known;
  }

  private bind(binding: FieldBinding): Buffer {
    return Buffer.from([this.city, binding.table, binding.column, binding.id].join('/'), 'utf8');
  }
}
