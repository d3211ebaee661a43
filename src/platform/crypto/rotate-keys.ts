import { Inject, Injectable, Optional } from '@nestjs/common';

import { type CityLogin, type Database, databaseToken } from '../database/index.js';
import { FieldCrypto } from './data-keys.js';
import { fieldCryptoToken } from './tokens.js';

/**
 * Changes keys while the service runs. A new master key: set it beside the one before it (`RECEIVING_KEY`, `RECEIVING_KEY_PREVIOUS`), restart, run this,
 * take the old one away. With `dataKeys` every city also gets a new data key: what is written from now on is sealed by it, what was written before still
 * opens.
 */
@Injectable()
export class RotateKeys {
  private readonly hands: readonly { crypto: FieldCrypto; database: Database<CityLogin> }[];

  constructor(
    @Optional() @Inject(databaseToken('donor')) donor?: Database<CityLogin>,
    @Optional() @Inject(fieldCryptoToken('giving')) giving?: FieldCrypto,
    @Optional() @Inject(databaseToken('casework')) casework?: Database<CityLogin>,
    @Optional() @Inject(fieldCryptoToken('receiving')) receiving?: FieldCrypto,
  ) {
    this.hands = [
      ...(donor && giving ? [{ crypto: giving, database: donor }] : []),
      ...(casework && receiving ? [{ crypto: receiving, database: casework }] : []),
    ];
  }

  /** @returns how many cities' keys were sealed again, over the hands of this process */
  async run({ dataKeys }: { readonly dataKeys: boolean }): Promise<number> {
    let cities = 0;
    for (const { crypto, database } of this.hands) {
      for (const { id } of await database.cities()) {
        await database.inCity(id, async (tx) => {
          await crypto.rewrap(tx);
          if (dataKeys) await crypto.rotateDataKey(tx);
        });
        cities += 1;
      }
    }
    return cities;
  }
}
