import { present } from '../kernel/assert.js';
import type { HouseholdId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { addMissingHouseholds, householdsByIndex } from './household.store.js';
import { makeHousehold } from './new-household.js';
import type { Candidate, Placing } from './candidate.js';
import { nationalIdIndexText } from './places.js';

/** Each bill's household: the one it names, the one with its national id, or a new one under the name on its bill. */
export async function householdsOf(
  tx: CityTx<'casework'>,
  { city, cipher, now }: Placing,
  candidates: readonly Candidate[],
): Promise<Map<Candidate, HouseholdId>> {
  const byNumber = new Map<string, { index: Buffer; first: Candidate }>();
  for (const candidate of candidates) {
    if ('id' in candidate.household || byNumber.has(candidate.household.nationalId)) continue;
    const { nationalId } = candidate.household;
    byNumber.set(nationalId, { index: cipher.index(nationalIdIndexText(city.country, nationalId)), first: candidate });
  }
  const indexes = [...byNumber.values()].map(({ index }) => index);
  let known = await householdsByIndex(tx, indexes);
  const missing = [...byNumber].filter(([, { index }]) => !known.has(index.toString('hex')));
  if (missing.length > 0) {
    const made = missing.map(([nationalId, { first }]) =>
      makeHousehold(cipher, { name: first.facts.holder, nationalId, country: city.country, language: city.ownLanguage }, now),
    );
    await addMissingHouseholds(
      tx,
      made.map(({ row }) => row),
    );
    known = await householdsByIndex(tx, indexes);
  }
  const idOf = ({ household }: Candidate): HouseholdId => {
    if ('id' in household) return household.id;
    const index = present(byNumber.get(household.nationalId), 'a number that was not looked up').index;
    return present(known.get(index.toString('hex')), 'a household that was not made');
  };
  return new Map(candidates.map((candidate) => [candidate, idOf(candidate)]));
}
