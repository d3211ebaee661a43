import type { CityId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { keepAlive, tryLock, type Database } from '../platform/database/index.js';

/**
 * Runs `work` while nobody else in this city runs work of this name, in any process. The lock is a transaction's own: a process that is
 * killed leaves none behind. `touch` keeps that transaction from being taken for a forgotten one; call it between steps.
 * @throws Refusal file_busy
 */
export async function oneAtATime<T>(
  database: Database<'casework'>,
  cityId: CityId,
  name: string,
  work: (touch: () => Promise<void>) => Promise<T>,
): Promise<T> {
  return database.inCity(cityId, async (tx) => {
    if (!(await tryLock(tx, name))) throw new Refusal('file_busy');
    return work(() => keepAlive(tx));
  });
}
