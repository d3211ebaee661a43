import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

import { assert, present } from '../../kernel/assert.js';

const FORMAT = 1;
const HEADER = 2;
const NONCE = 12;
const TAG = 16;

/** Where a sealed value stands. It opens there and nowhere else: a value copied to another row or column is refused. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly id: string;
}

/** Seals and opens the fields of one city, and finds them again by blind index. Holds plaintext keys: never log it, never keep it. */
export class CityCipher {
  /** @param fields data keys by version; values are sealed by the newest and opened by the one that sealed them */
  constructor(
    private readonly city: string,
    private readonly fields: ReadonlyMap<number, Buffer>,
    private readonly indexKey: Buffer,
  ) {}

  private get newest(): number {
    return Math.max(...this.fields.keys());
  }

  /** AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: format, key version, nonce, ciphertext, tag. */
  seal(plaintext: string, place: Place): Buffer {
    const version = this.newest;
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', present(this.fields.get(version), 'no data key'), nonce);
    cipher.setAAD(this.bind(place));
    const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([FORMAT, version]), nonce, body, cipher.getAuthTag()]);
  }

  /** Throws when the bytes were changed, moved to another row, column or city, or sealed by a key that is gone. */
  open(sealed: Buffer, place: Place): string {
    assert(sealed.length >= HEADER + NONCE + TAG && sealed[0] === FORMAT, 'not a sealed field');
    const key = present(this.fields.get(sealed[1] ?? 0), 'the data key of this field is gone');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(HEADER, HEADER + NONCE));
    decipher.setAAD(this.bind(place));
    decipher.setAuthTag(sealed.subarray(-TAG));
    return decipher.update(sealed.subarray(HEADER + NONCE, -TAG)).toString('utf8') + decipher.final('utf8');
  }

  /** True when the newest data key did not seal this value: to be sealed again. */
  isStale(sealed: Buffer): boolean {
    return sealed[1] !== this.newest;
  }

  /** 32 bytes that are the same for the same text in this city, and tell nothing without the key (HMAC-SHA256). */
  index(text: string): Buffer {
    return createHmac('sha256', this.indexKey).update(text, 'utf8').digest();
  }

  private bind(place: Place): Buffer {
    return Buffer.from([this.city, place.table, place.column, place.id].join('/'), 'utf8');
  }
}
