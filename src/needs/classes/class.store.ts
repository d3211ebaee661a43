import { randomInt } from 'node:crypto';

import type { City, NeedKind } from '../../cities/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { NeedClassEntity } from './need-class.entity.js';
import { NeedDistrictEntity } from './need-district.entity.js';

type Tx = CityTx<'donor' | 'casework'>;

/** One class and by how many needs it grew or shrank. */
export interface ClassChange {
  readonly kind: NeedKind;
  readonly code: string;
  readonly priceBand: bigint;
  readonly currency: string;
  readonly by: number;
}

/**
 * The fewest needs with which a class may be public. In a banded city between k and 2k−1, drawn anew each day: the moment at which a class
 * goes from the page then does not say how many were left. Where single bills are shown anyway, one.
 */
export function drawPublicThreshold(city: Pick<City, 'listing' | 'k'>): number {
  return city.listing === 'banded' ? city.k + randomInt(city.k) : 1;
}

/** Needs came onto the list. A class that was not public becomes so when enough wait; a public one keeps its number until the day turns. */
export async function growClasses(tx: Tx, city: Pick<City, 'listing' | 'k'>, changes: readonly ClassChange[]): Promise<void> {
  for (const { by, ...key } of inOrder(changes)) await grow(tx, NeedClassEntity, key, by, drawPublicThreshold(city));
}

/** Needs left the list. A class below its public threshold leaves the pages in the same transaction. */
export async function shrinkClasses(tx: Tx, changes: readonly ClassChange[]): Promise<void> {
  for (const { by, ...key } of inOrder(changes)) await shrink(tx, NeedClassEntity, key, by);
}

/** A district and by how many bills it grew or shrank. */
export interface DistrictChange {
  readonly district: string | null;
  readonly by: number;
}

/** Bills came onto the list: their district is named from k of them on. */
export async function growDistricts(tx: Tx, { k }: Pick<City, 'k'>, changes: readonly DistrictChange[]): Promise<void> {
  for (const [district, by] of byDistrict(changes)) await grow(tx, NeedDistrictEntity, { district }, by, k);
}

/** Bills left the list: a district of fewer than k is named no more, in the same transaction. */
export async function shrinkDistricts(tx: Tx, changes: readonly DistrictChange[]): Promise<void> {
  for (const [district, by] of byDistrict(changes)) await shrink(tx, NeedDistrictEntity, { district }, by);
}

type Counted = typeof NeedClassEntity | typeof NeedDistrictEntity;

async function grow(tx: Tx, table: Counted, key: object, by: number, publicThreshold: number): Promise<void> {
  const where = { ...key, cityId: tx.cityId };
  const fresh = { ...where, openCount: 0, publicCount: null, publicThreshold };
  await tx.manager.createQueryBuilder().insert().into(table).values(fresh).orIgnore().updateEntity(false).execute();
  await tx.manager
    .createQueryBuilder()
    .update(table)
    .set({
      openCount: () => 'open_count + :by',
      publicCount: () => 'CASE WHEN open_count + :by >= public_threshold THEN coalesce(public_count, open_count + :by) END',
    })
    .where(where)
    .setParameters({ by })
    .execute();
}

async function shrink(tx: Tx, table: Counted, key: object, by: number): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .update(table)
    .set({
      openCount: () => 'greatest(open_count - :by, 0)',
      publicCount: () => 'CASE WHEN open_count - :by >= public_threshold THEN public_count END',
    })
    .where({ ...key, cityId: tx.cityId })
    .setParameters({ by })
    .execute();
}

/** Summed by class, and always in one order, so that no two transactions wait for each other's class. */
function inOrder(changes: readonly ClassChange[]): ClassChange[] {
  const sums = new Map<string, ClassChange>();
  for (const { kind, code, priceBand, currency, by } of changes) {
    const name = [kind, code, priceBand, currency].join('/');
    sums.set(name, { kind, code, priceBand, currency, by: by + (sums.get(name)?.by ?? 0) });
  }
  const entries = [...sums].filter(([, { by }]) => by !== 0);
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}

/** Summed, and in one order too. */
function byDistrict(changes: readonly DistrictChange[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { district, by } of changes) if (district !== null && by !== 0) sums.set(district, (sums.get(district) ?? 0) + by);
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
