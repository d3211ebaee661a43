import { newId, type HouseholdId, type PersonId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityCipher } from '../platform/crypto/index.js';
import { newCaseNo, newHouseholdCode } from './domain/household-code.js';
import type { HouseholdMemberEntity } from './household-member.entity.js';
import type { HouseholdEntity } from './household.entity.js';
import type { PersonEntity } from './person.entity.js';
import { codeIndexText, nationalIdIndexText, personField } from './household-fields.js';

export interface HouseholdFacts {
  /** The applicant's. */
  readonly name: string;
  /** As the country's rule reads it; undefined for a person without a number. */
  readonly nationalId: string | undefined;
  readonly country: string;
  readonly language: string;
}

/** A household with the one person who stands for it, as their rows will be. */
export interface NewHousehold {
  readonly household: Omit<HouseholdEntity, 'cityId'> & { readonly id: HouseholdId };
  readonly applicant: Omit<PersonEntity, 'cityId'> & { readonly id: PersonId };
  readonly member: Omit<HouseholdMemberEntity, 'cityId'>;
}

export interface MadeHousehold extends NewHousehold {
  /** Shown once, to the person who made it. Only its keyed hash is kept: 60 random bits need no slow hash. */
  readonly code: string;
}

/** A household, enrolled from today on, and its applicant; everything that names a person is sealed. */
export function makeHousehold(
  cipher: CityCipher,
  { name, nationalId, country, language }: HouseholdFacts,
  { now, today }: { readonly now: Date; readonly today: LocalDate },
): MadeHousehold {
  const id = newId<HouseholdId>();
  const personId = newId<PersonId>();
  const code = newHouseholdCode();
  return {
    household: {
      id,
      caseNo: newCaseNo(),
      codeHash: cipher.index('household_code', codeIndexText(id, code)),
      language,
      district: null,
      status: 'enrolled',
      enrolledFrom: today,
      enrolledUntil: null,
      createdAt: now,
    },
    applicant: {
      id: personId,
      name: cipher.seal(name, personField('name', personId)),
      nationalId: nationalId === undefined ? null : cipher.seal(nationalId, personField('national_id', personId)),
      nationalIdIndex: nationalId === undefined ? null : cipher.index('national_id', nationalIdIndexText(country, nationalId)),
      birthYear: null,
      createdAt: now,
    },
    member: { householdId: id, personId, role: 'applicant', memberFrom: today, memberUntil: null },
    code,
  };
}
