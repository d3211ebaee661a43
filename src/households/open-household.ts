import { present } from '../kernel/assert.js';
import { isUuid, type HouseholdId } from '../kernel/ids.js';
import type { CityCipher } from '../platform/crypto/index.js';
import type { CityTx } from '../platform/database/index.js';
import { findHousehold } from './household.store.js';
import { applicantOf } from './person.store.js';
import { personField } from './household-fields.js';

/** A household in clear, for whoever is allowed to read its file. */
export interface OpenHousehold {
  readonly id: HouseholdId;
  readonly caseNo: string;
  /** The applicant's, as the number is. */
  readonly name: string;
  readonly nationalId: string | undefined;
  readonly language: string;
}

/** Opens the sealed fields of a household; undefined where this city has none with this id. */
export async function openHousehold(tx: CityTx<'casework'>, cipher: CityCipher, householdId: string): Promise<OpenHousehold | undefined> {
  const household = isUuid(householdId) ? await findHousehold(tx, householdId) : null;
  if (!household) return undefined;
  const id = household.id as HouseholdId;
  const applicant = present(await applicantOf(tx, id), 'a household without an applicant');
  const { caseNo, language } = household;
  const { nationalId } = applicant;
  return {
    id,
    caseNo,
    language,
    name: cipher.open(applicant.name, personField('name', applicant.id)),
    nationalId: nationalId === null ? undefined : cipher.open(nationalId, personField('national_id', applicant.id)),
  };
}
