import { Inject, Injectable, Optional } from '@nestjs/common';

import type { CityId } from '../../kernel/ids.js';
import { type CityLogin, type Database, databaseToken, sideOf } from '../database/index.js';
import { FieldCrypto } from './data-keys.js';
import { resealColumn, type Resealed } from './reseal-column.js';
import { sealedColumnsOf } from './sealed-list.js';
import { fieldCryptoToken } from './injection-tokens.js';

/** What a run did, over all cities of the sides of this process. */
export interface Rotation extends Resealed {
  /** Cities whose data keys were sealed again, each side for itself. */
  readonly cities: number;
}

/**
 * Changes keys while the service runs. A new master key: set it beside the one before it (`RECEIVING_KEY`, `RECEIVING_KEY_PREVIOUS`), restart, run this,
 * take the old one away. With `dataKeys` every city also gets a new data key. Either way every sealed value that the newest data key did not
 * seal is sealed by it: the columns are those that the entities mark ({@link SealedColumn}). Another process seals by the key before for a
 * minute more, so a second run finds those.
 */
@Injectable()
export class RotateKeys {
  private readonly sides: readonly { crypto: FieldCrypto; database: Database<CityLogin> }[];

  constructor(
    @Optional() @Inject(databaseToken('donor')) donor?: Database<CityLogin>,
    @Optional() @Inject(fieldCryptoToken('giving')) giving?: FieldCrypto,
    @Optional() @Inject(databaseToken('casework')) casework?: Database<CityLogin>,
    @Optional() @Inject(fieldCryptoToken('receiving')) receiving?: FieldCrypto,
  ) {
    this.sides = [
      ...(donor && giving ? [{ crypto: giving, database: donor }] : []),
      ...(casework && receiving ? [{ crypto: receiving, database: casework }] : []),
    ];
  }

  async run({ dataKeys }: { readonly dataKeys: boolean }): Promise<Rotation> {
    const done = { cities: 0, sealed: 0, spoiled: 0 };
    for (const { crypto, database } of this.sides) {
      for (const { id } of await database.cities()) {
        await database.inCity(id, async (tx) => {
          await crypto.rewrap(tx);
          if (dataKeys) await crypto.rotateDataKey(tx);
        });
        const { sealed, spoiled } = await resealCity(database, crypto, id);
        done.cities += 1;
        done.sealed += sealed;
        done.spoiled += spoiled;
      }
    }
    return done;
  }
}

async function resealCity(database: Database<CityLogin>, crypto: FieldCrypto, city: CityId): Promise<Resealed> {
  const places = await database.inCity(city, (tx) => Promise.resolve(sealedColumnsOf(tx.manager.dataSource)));
  let sealed = 0;
  let spoiled = 0;
  for (const place of places.filter(({ schema, neverResealed }) => schema === sideOf(database.login) && neverResealed === undefined)) {
    const column = await resealColumn(database, crypto, city, place);
    sealed += column.sealed;
    spoiled += column.spoiled;
  }
  return { sealed, spoiled };
}
