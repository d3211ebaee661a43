import type { CityId } from '../../kernel/ids.js';
import { type CityTx, sideOf, type Statement } from '../database/index.js';
import { wakes } from './jobs.entity.js';
import type { Worker } from './worker.js';

/** Says that this city has work on a queue from `dueAt` on; takes effect with the transaction that the work is written in. */
export async function wake(tx: CityTx, queue: string, dueAt: Date): Promise<void> {
  const row = { queue, city: tx.cityId, dueAt };
  await tx.manager.createQueryBuilder().insert().into(wakes[sideOf(tx.login)]).values(row).updateEntity(false).execute();
}

/**
 * The same as a statement of a pipeline. Raw SQL: a part of the one round trip of a start and of a notification, which even for this row
 * alone is 1.7 times as fast as entities (`npm run bench:sql`).
 */
export function wakeStatement(worker: Worker, cityId: CityId, queue: string, dueAt: Date): Statement {
  return {
    name: `wake-${worker}`,
    text: `INSERT INTO ${sideOf(worker)}.wake (queue, city, due_at) VALUES ($1, $2, $3)`,
    values: [queue, cityId, dueAt],
  };
}
