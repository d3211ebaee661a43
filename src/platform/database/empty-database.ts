import { DataSource } from 'typeorm';

import { dataSourceOptions } from './data-source.js';

/** A server still uses the database. Its message says what to do. */
export class DatabaseInUseError extends Error {
  override name = 'DatabaseInUseError';
}

/**
 * Drops every table of ours, as their owner. For the demonstration alone.
 * @throws DatabaseInUseError where a server still uses the database: its jobs would act on the new data
 */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  const source = await new DataSource(dataSourceOptions('reset', ownerUrl, [], 1)).initialize();
  try {
    const [used] = await source.query<{ sessions: number }[]>(
      `SELECT count(*)::int AS sessions FROM pg_stat_activity
       WHERE datname = current_database() AND usename IN ('donor', 'office', 'casework', 'network')`,
    );
    if (used && used.sessions > 0) throw new DatabaseInUseError('A server uses this database: stop it first, then run demo:reset again.');
    await source.query(
      'DROP SCHEMA IF EXISTS network, office, receiving, giving, meeting, shared CASCADE; DROP TABLE IF EXISTS public.migrations',
    );
  } finally {
    await source.destroy();
  }
}
