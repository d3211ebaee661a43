import { Injectable } from '@nestjs/common';

import { present } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import type { CityId } from '../kernel/ids.js';
import { type FieldCrypto, InjectFieldCrypto, newSigningPair, type SigningPair } from '../platform/crypto/index.js';
import { type CityTx, type Database, InjectDatabase } from '../platform/database/index.js';
import { addKey, allKeys, newestKey, resealKey } from './report.store.js';

/** A city's own key for its reports, made when it is first asked for. */
@Injectable()
export class ReportKeys {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    @InjectFieldCrypto('office') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** What the hub must know before it believes this city's reports. */
  async publicKey(cityId: CityId): Promise<{ version: number; publicKey: Buffer }> {
    const { version, publicKey } = await this.database.inCity(cityId, (tx) => this.newest(tx));
    return { version, publicKey };
  }

  /**
   * Seals every city's signing keys again, by the present master key, after a change of it.
   * @returns how many
   */
  async rewrap(): Promise<number> {
    let sealed = 0;
    for (const { id } of await this.database.cities()) {
      await this.database.inCity(id, async (tx) => {
        for (const { version, privateKey } of await allKeys(tx)) {
          const bound = boundTo(id, version);
          await resealKey(tx, version, this.crypto.master.wrap(this.crypto.master.unwrap(privateKey, bound), bound));
          sealed += 1;
        }
      });
    }
    return sealed;
  }

  /** The pair to sign with. @internal for the deeds of this room */
  async newest(tx: CityTx<'office'>): Promise<SigningPair & { version: number }> {
    if (!(await newestKey(tx))) {
      const { publicKey, privateKey } = newSigningPair();
      const sealed = this.crypto.master.wrap(privateKey, boundTo(tx.cityId, 1));
      await addKey(tx, { cityId: tx.cityId, version: 1, publicKey, privateKey: sealed, createdAt: this.clock.now() });
    }
    const { version, publicKey, privateKey } = present(await newestKey(tx), 'a key that was just added is gone');
    return { version, publicKey, privateKey: this.crypto.master.unwrap(privateKey, boundTo(tx.cityId, version)) };
  }
}

function boundTo(cityId: CityId, version: number): string {
  return ['report-key', cityId, version].join('/');
}
