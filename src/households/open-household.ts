import { isUuid, type HouseholdId } from '../kernel/ids.js';
import type { CityCipher } from '../platform/crypto/index.js';
import type { CityTx } from '../platform/database/index.js';
import { findHousehold } from './household.store.js';
import { householdField } from './places.js';

/** A household in clear, for whoever is allowed to read its file. */
export interface OpenHousehold {
  readonly id: HouseholdId;
  readonly caseNo: string;
  readonly name: string;
  readonly nationalId: string | undefined;
  readonly language: string;
}

/** Opens the sealed fields of a household; undefined where this city has none with this id. */
export async function openHousehold(tx: CityTx<'casework'>, cipher: CityCipher, householdId: string): Promise<OpenHousehold | undefined> {
  const household = isUuid(householdId) ? await findHousehold(tx, householdId) : null;
  if (!household) return undefined;
  const { id, caseNo, language, nationalId } = household;
  return {
    id: id as HouseholdId,
    caseNo,
    language,
    name: cipher.open(household.name, householdField('name', id)),
    nationalId: nationalId === null ? undefined : cipher.open(nationalId, householdField('national_id', id)),
  };
}
