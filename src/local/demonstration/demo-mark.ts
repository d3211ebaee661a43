import { Cities, type City } from '../../cities/index.js';
import { SystemClock } from '../../kernel/clock.js';
import { type Database, databaseToken } from '../../platform/database/index.js';
import { once, ranFor } from '../../platform/jobs/index.js';
import type { Deeds } from './deeds.js';

const JOB = 'demo';

/** Marks how far the demonstration's city has come: a start that was killed between the two is begun again. */
export async function markDemo(get: Deeds, city: City, as: 'begun' | 'lived'): Promise<void> {
  await donors(get).inCity(city.id, (tx) => once(tx, new SystemClock(), JOB, as));
}

export async function isHalfLived(get: Deeds): Promise<boolean> {
  const istanbul = (await get(Cities).all()).find(({ slug }) => slug === 'istanbul');
  if (!istanbul) return false;
  const marks = await donors(get).inCity(istanbul.id, (tx) => ranFor(tx, JOB));
  return marks.includes('begun') && !marks.includes('lived');
}

function donors(get: Deeds): Database<'donor'> {
  return get(databaseToken('donor') as never);
}
