import type { DataSource } from 'typeorm';

import { migrations } from '../../../migrations/index.js';

/** Schemas that this service makes, and nobody else. */
const schemas = ['shared', 'meeting', 'giving', 'receiving', 'office', 'network'];

/** The database holds what an earlier, unreleased version made. Its message is a sentence without advice: who opened it knows what to do. */
export class EarlierStateError extends Error {
  override name = 'EarlierStateError';
}

/**
 * Looks before anything is read or changed, as any login. A database that also knows migrations newer than this code is a good one; one
 * that lacks ours and knows others instead, or holds our schemas without a word about how they came, is of an earlier state.
 * @throws EarlierStateError
 */
export async function assertNoEarlierState(source: DataSource): Promise<void> {
  const [found] = await source.query<{ table: boolean; readable: boolean; schemas: number }[]>(
    `SELECT to_regclass('public.migrations') IS NOT NULL AS table,
            coalesce(has_column_privilege(to_regclass('public.migrations')::oid, 'name', 'SELECT'), false) AS readable,
            (SELECT count(*)::int FROM pg_namespace WHERE nspname = ANY ($1)) AS schemas`,
    [schemas],
  );
  if (!found) return;
  const names = found.readable ? await source.query<{ name: string }[]>('SELECT name FROM public.migrations') : [];
  const ours = new Set<string>(migrations.map(({ name }) => name));
  const run = new Set(names.map(({ name }) => name));
  const unknown = [...run].filter((name) => !ours.has(name));
  const missing = [...ours].filter((name) => !run.has(name));
  if (unknown.length > 0 && missing.length > 0)
    throw new EarlierStateError(`it knows ${unknown.join(', ')} in place of ${missing.join(', ')}`);
  const silent = found.table ? found.readable && run.size === 0 : true;
  if (silent && found.schemas > 0) throw new EarlierStateError('it holds tables without the list of their migrations');
}
