import type { Clock } from '../../kernel/clock.js';
import { type CityTx, sideOf } from '../database/index.js';
import { jobRuns } from './jobs.entity.js';

/**
 * True for the one caller that runs `job` for `runFor` (a day, a quarter) in this city; the row is written in the caller's transaction,
 * so the mark and the effect are kept or lost together, also with two processes and a kill between.
 */
export async function once(tx: CityTx, clock: Clock, job: string, runFor: string): Promise<boolean> {
  const result = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(jobRuns[sideOf(tx.login)])
    .values({ cityId: tx.cityId, job, runFor, ranAt: clock.now() })
    .orIgnore()
    .updateEntity(false)
    .returning(['job'])
    .execute();
  return (result.raw as unknown[]).length === 1;
}

/** What `job` was run for in this city so far. */
export async function ranFor(tx: CityTx, job: string): Promise<string[]> {
  const rows = await tx.manager.findBy(jobRuns[sideOf(tx.login)], { cityId: tx.cityId, job });
  return rows.map(({ runFor }) => runFor);
}
