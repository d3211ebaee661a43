import type { HouseholdId } from '../kernel/ids.js';
import { type CityCipher, sameBytes } from '../platform/crypto/index.js';
import type { CityTx } from '../platform/database/index.js';
import { readSymbols } from './domain/household-code.js';
import { findHouseholdByCaseNo } from './household.store.js';
import { codeIndexText } from './household-fields.js';

/** The household of a case number as it is typed; undefined where this city has none. */
export async function householdByCaseNo(tx: CityTx<'casework'>, caseNo: string): Promise<HouseholdId | undefined> {
  const household = await findHouseholdByCaseNo(tx, readSymbols(caseNo));
  return household ? (household.id as HouseholdId) : undefined;
}

/** The household that shows its case number and code, both as typed; undefined whichever of the two is wrong. */
export async function householdByCode(
  tx: CityTx<'casework'>,
  cipher: CityCipher,
  caseNo: string,
  code: string,
): Promise<HouseholdId | undefined> {
  const household = await findHouseholdByCaseNo(tx, readSymbols(caseNo));
  // The hash is made also where there is no such case, so that the answer takes as long.
  const hash = cipher.index('household_code', codeIndexText(household?.id ?? tx.cityId, readSymbols(code)));
  return household && sameBytes(hash, household.codeHash) ? (household.id as HouseholdId) : undefined;
}
