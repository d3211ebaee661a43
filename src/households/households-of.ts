import { present } from '../kernel/assert.js';
import type { City } from '../cities/index.js';
import type { HouseholdId } from '../kernel/ids.js';
import type { CityCipher } from '../platform/crypto/index.js';
import type { CityTx } from '../platform/database/index.js';
import { addMissingHouseholds } from './household.store.js';
import { makeHousehold } from './new-household.js';
import { householdsByIndex } from './person.store.js';
import { nationalIdIndexText } from './household-fields.js';

/** Something that belongs to a household: one that is there, or the one of a national id, which is made where it is not there yet. */
export interface HouseholdClaim {
  readonly household: { readonly id: HouseholdId } | { readonly nationalId: string };
  /** The name under which a household is made. */
  readonly holder: string;
}

/**
 * The household of each claim: the one it names, the one with its national id, or a new one under the claim's name. At most three
 * statements, whatever the number of claims.
 */
export async function householdsOf<Claim extends HouseholdClaim>(
  tx: CityTx<'casework'>,
  { city, cipher, now }: { readonly city: City; readonly cipher: CityCipher; readonly now: Date },
  claims: readonly Claim[],
): Promise<Map<Claim, HouseholdId>> {
  const byNumber = new Map<string, { index: Buffer; first: Claim }>();
  for (const claim of claims) {
    if ('id' in claim.household || byNumber.has(claim.household.nationalId)) continue;
    const { nationalId } = claim.household;
    byNumber.set(nationalId, { index: cipher.index('national_id', nationalIdIndexText(city.country, nationalId)), first: claim });
  }
  const indexes = [...byNumber.values()].map(({ index }) => index);
  let known = await householdsByIndex(tx, indexes);
  const missing = [...byNumber].filter(([, { index }]) => !known.has(index.toString('hex')));
  if (missing.length > 0) {
    const day = { now, today: city.today(now) };
    const made = missing.map(([nationalId, { first }]) =>
      makeHousehold(cipher, { name: first.holder, nationalId, country: city.country, language: city.ownLanguage }, day),
    );
    await addMissingHouseholds(tx, made);
    known = await householdsByIndex(tx, indexes);
  }
  const idOf = ({ household }: HouseholdClaim): HouseholdId => {
    if ('id' in household) return household.id;
    const index = present(byNumber.get(household.nationalId), 'a number that was not looked up').index;
    return present(known.get(index.toString('hex')), 'a household that was not made');
  };
  return new Map(claims.map((claim) => [claim, idOf(claim)]));
}
