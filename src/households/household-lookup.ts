import { Any } from 'typeorm';
import { isUuid, type HouseholdId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { HouseholdEntity } from './household.entity.js';

type Tx = CityTx<'casework'>;

// What bills, supports and cases ask of a household, which is never its name.

/** True where this city has a household with this id. */
export async function householdExists(tx: Tx, id: string): Promise<boolean> {
  return isUuid(id) && (await tx.manager.existsBy(HouseholdEntity, { cityId: tx.cityId, id }));
}

/** Case numbers by household. */
export async function caseNumbers(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.manager.find(HouseholdEntity, {
    select: { id: true, caseNo: true },
    where: { cityId: tx.cityId, id: Any([...ids]) },
  });
  return new Map(rows.map(({ id, caseNo }) => [id, caseNo]));
}

/** Locks households in id order, so that whoever counts their bills against the limit counts alone. */
export async function lockHouseholds(tx: Tx, ids: readonly HouseholdId[]): Promise<void> {
  await tx.manager.find(HouseholdEntity, {
    select: { id: true },
    where: { cityId: tx.cityId, id: Any([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
