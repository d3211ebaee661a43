import { Logger } from '@nestjs/common';
import type { ObjectLiteral } from 'typeorm';

import type { CityId } from '../../kernel/ids.js';
import type { CityLogin, CityTx, Database } from '../database/index.js';
import type { FieldCrypto } from './data-keys.js';
import { bindingIn, type SealedColumnPlace } from './sealed-list.js';

const BATCH = 500;

/** What one walk did: values sealed by the newest key now, and those that their own key no longer opens. */
export interface Resealed {
  readonly sealed: number;
  readonly spoiled: number;
}

/**
 * Seals every value of a city's column by the newest data key, a batch a transaction, in the order of the primary key. A value that changed
 * meanwhile stays as it is: it was sealed by the newest key. One that does not open is left, counted and told to the log by its column.
 */
export async function resealColumn(
  database: Database<CityLogin>,
  crypto: FieldCrypto,
  cityId: CityId,
  place: SealedColumnPlace,
): Promise<Resealed> {
  const log = new Logger('keys');
  let sealed = 0;
  let spoiled = 0;
  for (let after: ObjectLiteral | undefined; ;) {
    const batch = await database.inCity(cityId, async (tx) => {
      const cipher = await crypto.forCity(tx);
      const rows = await staleRows(tx, place, cipher.newest, after);
      for (const row of rows) {
        const binding = bindingIn(place, row);
        const old = row[place.property] as Buffer;
        try {
          const fresh = cipher.reseal(binding, binding, old);
          sealed += await replace(tx, place, row, fresh);
        } catch {
          spoiled += 1;
          log.error(`a value of ${place.table}.${place.column} does not open`);
        }
      }
      return rows;
    });
    if (batch.length < BATCH) return { sealed, spoiled };
    after = batch.at(-1);
  }
}

async function staleRows(
  tx: CityTx,
  { entity, property, key }: SealedColumnPlace,
  newest: number,
  after: ObjectLiteral | undefined,
): Promise<ObjectLiteral[]> {
  const names = key.map((name) => `held.${name}`);
  const query = tx.manager
    .createQueryBuilder<ObjectLiteral>(entity.target, 'held')
    .select([...names, `held.${property}`])
    .where('held.cityId = :city', { city: tx.cityId })
    .andWhere(`get_byte(held.${property}, 1) <> :newest`, { newest })
    .orderBy(Object.fromEntries(names.map((name) => [name, 'ASC' as const])))
    .take(BATCH);
  if (after) {
    const last = key.map((name) => `:after_${name}`).join(', ');
    query.andWhere(`(${names.join(', ')}) > (${last})`, Object.fromEntries(key.map((name) => [`after_${name}`, after[name] as unknown])));
  }
  return query.getMany();
}

async function replace(tx: CityTx, { entity, property, key }: SealedColumnPlace, row: ObjectLiteral, fresh: Buffer): Promise<number> {
  const same = Object.fromEntries([...key, property].map((name) => [name, row[name] as unknown]));
  const { affected } = await tx.manager.update(entity.target, { ...same, cityId: tx.cityId }, { [property]: fresh });
  return affected ?? 0;
}
