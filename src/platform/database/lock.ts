import type { CityTx } from './city-tx.js';

/**
 * Takes the lock of this name in this city, until the transaction ends; a process that is killed leaves none behind. Raw SQL: TypeORM has
 * no advisory locks.
 * @returns false when another transaction holds it
 */
export async function tryLock(tx: CityTx, name: string): Promise<boolean> {
  const [lock] = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock(hashtext($1), hashtext($2)) AS mine', [
    name,
    tx.cityId,
  ]);
  return lock?.mine ?? false;
}

/** Keeps a transaction that only holds a lock from being taken for a forgotten one: call it between long steps. */
export async function keepAlive(tx: CityTx): Promise<void> {
  await tx.query('SELECT 1');
}
