import { assert } from '../kernel/assert.js';
import type { City } from '../cities/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import type { Phrase } from './domain/phrases.js';
import { ThanksWeekEntity } from './thanks-week.entity.js';

/** Takes what at least k households said, as the word of a city's week. */
export async function handInThanks(
  tx: CityTx<'casework'>,
  city: City,
  week: LocalDate,
  said: { readonly phrases: readonly Phrase[]; readonly households: number },
): Promise<void> {
  assert(said.households >= city.k, 'thanks of fewer than k households');
  const phrases = [...new Set(said.phrases)].sort();
  await tx.manager.insert(ThanksWeekEntity, { cityId: tx.cityId, week, phrases, households: said.households });
}
