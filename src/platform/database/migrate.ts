import { DataSource } from 'typeorm';

import { migrations } from '../../../migrations/index.js';
import { dataSourceOptions } from './data-source.js';
import { assertNoEarlierState } from './earlier-state.js';

/** Brings the schema to the newest version, as its owner, one process at a time. Safe to run again, also after it was killed. @throws EarlierStateError */
export async function migrate(ownerUrl: string): Promise<void> {
  const source = await new DataSource({ ...dataSourceOptions('migrations', ownerUrl, [], 1), migrations }).initialize();
  try {
    await source.query('SELECT pg_advisory_lock(7401)');
    await assertNoEarlierState(source);
    await source.runMigrations({ transaction: 'each' });
    // Each login may ask whether the schema is the one it was built for: /health/ready.
    await source.query('GRANT SELECT (name) ON public.migrations TO donor, office, casework, network, books');
  } finally {
    await source.destroy();
  }
}

/** @throws Error when the database is away, or a migration that this code was built with has not run. Newer ones do no harm. */
export async function assertCurrentSchema(source: DataSource): Promise<void> {
  const rows = await source.query<{ name: string }[]>('SELECT name FROM public.migrations');
  const run = new Set(rows.map(({ name }) => name));
  const missing = migrations.filter(({ name }) => !run.has(name));
  if (missing.length > 0) throw new Error(`migrations have not run: ${missing.map(({ name }) => name).join(', ')}`);
}
