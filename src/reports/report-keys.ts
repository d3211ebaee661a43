import { Injectable } from '@nestjs/common';

import { present } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import type { CityId } from '../kernel/ids.js';
import { type FieldCrypto, InjectFieldCrypto, newSigningPair, type SigningPair } from '../platform/crypto/index.js';
import { type CityTx, type Database, InjectDatabase } from '../platform/database/index.js';
import { addKey, newestKey } from './report.store.js';

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
