import type { Clock } from '../../kernel/clock.js';
import type { CityTx } from '../database/index.js';

/**
 * True for the one caller that runs `job` for `runFor` (a day, a quarter) in this city; the row is written in the caller's transaction,
 * so the mark and the effect are kept or lost together, also with two processes and a kill between.
 */
export async function once(tx: CityTx, clock: Clock, job: string, runFor: string): Promise<boolean> {
  const schema = tx.login === 'casework' ? 'receiving' : 'giving';
  const rows = await tx.query(
    `INSERT INTO ${schema}.job_run (city_id, job, run_for, ran_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING job`,
    [tx.cityId, job, runFor, clock.now()],
  );
  return rows.length === 1;
}
