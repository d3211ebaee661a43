import type { CityId } from '../../kernel/ids.js';
import { type CityTx, handOf, type Statement } from '../database/index.js';
import { wakes } from './jobs.entity.js';
import type { Worker } from './worker.js';

/** Says that this city has work on a queue from `dueAt` on; takes effect with the transaction that the work is written in. */
export async function wake(tx: CityTx, queue: string, dueAt: Date): Promise<void> {
  const row = { queue, city: tx.cityId, dueAt };
  await tx.manager.createQueryBuilder().insert().into(wakes[handOf(tx.login)]).values(row).updateEntity(false).execute();
}

/** The same as a statement of a pipeline. Raw SQL: part of the start of a gift and of the taking of a notification, one round trip each. */
export function wakeStatement(worker: Worker, cityId: CityId, queue: string, dueAt: Date): Statement {
  return {
    name: `wake-${worker}`,
    text: `INSERT INTO ${handOf(worker)}.wake (queue, city, due_at) VALUES ($1, $2, $3)`,
    values: [queue, cityId, dueAt],
  };
}
