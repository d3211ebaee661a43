import { newId, type HouseholdId } from '../kernel/ids.js';
import type { CityCipher } from '../platform/crypto/index.js';
import { newCaseNo, newHouseholdCode } from './domain/household-code.js';
import type { HouseholdEntity } from './household.entity.js';
import { codeIndexText, householdField, nationalIdIndexText } from './places.js';

export interface HouseholdFacts {
  readonly name: string;
  /** As the country's rule reads it; undefined for a household without a number. */
  readonly nationalId: string | undefined;
  readonly country: string;
  readonly language: string;
}

export interface MadeHousehold {
  readonly row: Omit<HouseholdEntity, 'cityId'> & { readonly id: HouseholdId };
  /** Shown once, to the person who made it. Only its keyed hash is kept: 60 random bits need no slow hash. */
  readonly code: string;
}

/** A household as it will stand in the table, everything that names it sealed. */
export function makeHousehold(cipher: CityCipher, facts: HouseholdFacts, now: Date): MadeHousehold {
  const id = newId<HouseholdId>();
  const code = newHouseholdCode();
  const { nationalId, country } = facts;
  const row = {
    id,
    caseNo: newCaseNo(),
    codeHash: cipher.index('household_code', codeIndexText(id, code)),
    name: cipher.seal(facts.name, householdField('name', id)),
    nationalId: nationalId === undefined ? null : cipher.seal(nationalId, householdField('national_id', id)),
    nationalIdIndex: nationalId === undefined ? null : cipher.index('national_id', nationalIdIndexText(country, nationalId)),
    language: facts.language,
    createdAt: now,
  };
  return { row, code };
}
