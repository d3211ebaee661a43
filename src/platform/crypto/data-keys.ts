import { randomBytes } from 'node:crypto';

import { assert } from '../../kernel/assert.js';
import type { Clock } from '../../kernel/clock.js';
import type { CityTx, Side } from '../database/index.js';
import { type DataKey, dataKeys } from './data-key.entity.js';
import { CityCipher } from './field-crypto.js';
import type { MasterKey } from './master-key.js';

/** The data keys of each city on one side, kept sealed in that side's own table. */
export class FieldCrypto {
  /** Opened ciphers, so that a request costs no key opening. A change of keys is seen after a minute at the latest. */
  private readonly ciphers = new Map<string, { cipher: CityCipher; until: number }>();

  constructor(
    readonly master: MasterKey,
    private readonly clock: Clock,
  ) {}

  /** The city's cipher. The first call in a city makes its keys. */
  async forCity(tx: CityTx): Promise<CityCipher> {
    const known = this.ciphers.get(tx.cityId);
    const now = this.clock.now().getTime();
    if (known && known.until > now) return known.cipher;
    const rows = await this.read(tx);
    const complete = rows.length >= 2;
    if (!complete) {
      await this.make(tx, 'field', 1);
      await this.make(tx, 'index', 1);
    }
    const cipher = this.opened(tx.cityId, complete ? rows : await this.read(tx));
    // Keys made in this transaction go with it if it is rolled back: kept only once they were read as committed.
    if (complete) this.ciphers.set(tx.cityId, { cipher, until: now + 60_000 });
    return cipher;
  }

  /** Adds a newer data key: what is sealed from now on is sealed by it. What older ones sealed still opens. */
  async rotateDataKey(tx: CityTx): Promise<void> {
    const versions = (await this.read(tx)).filter((row) => row.purpose === 'field').map((row) => row.version);
    await this.make(tx, 'field', Math.max(0, ...versions) + 1);
    this.ciphers.delete(tx.cityId);
  }

  /** Seals the city's data keys again, by the present master key, after a change of it. */
  async rewrap(tx: CityTx): Promise<void> {
    for (const { purpose, version, wrapped } of await this.read(tx)) {
      const bound = this.bound(tx.cityId, purpose, version);
      const again = this.master.wrap(this.master.unwrap(wrapped, bound), bound);
      await tx.manager.update(this.table, { cityId: tx.cityId, purpose, version }, { wrapped: again });
    }
    this.ciphers.delete(tx.cityId);
  }

  private get table(): (typeof dataKeys)[Side] {
    assert(this.master.name !== 'office', 'the office seals with the giving side’s keys');
    return dataKeys[this.master.name];
  }

  private async read(tx: CityTx): Promise<DataKey[]> {
    return tx.manager.findBy(this.table, { cityId: tx.cityId });
  }

  /** Two processes may make the first key at once: one row stays, and both read it. */
  private async make(tx: CityTx, purpose: DataKey['purpose'], version: number): Promise<void> {
    const wrapped = this.master.wrap(randomBytes(32), this.bound(tx.cityId, purpose, version));
    const row = { cityId: tx.cityId, purpose, version, wrapped, createdAt: this.clock.now() };
    await tx.manager.createQueryBuilder().insert().into(this.table).values(row).orIgnore().updateEntity(false).execute();
  }

  private opened(city: string, rows: readonly DataKey[]): CityCipher {
    const fields = new Map<number, Buffer>();
    let index: Buffer | undefined;
    for (const { purpose, version, wrapped } of rows) {
      const key = this.master.unwrap(wrapped, this.bound(city, purpose, version));
      if (purpose === 'field') fields.set(version, key);
      else index = key;
    }
    assert(index && fields.size > 0, 'a city without data keys');
    return new CityCipher(city, fields, index);
  }

  private bound(city: string, purpose: string, version: number): string {
    return [this.master.name, city, purpose, version].join('/');
  }
}
