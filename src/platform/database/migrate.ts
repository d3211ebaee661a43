import { DataSource } from 'typeorm';

import { migrations } from '../../../migrations/index.js';
import { dataSourceOptions } from './data-source.js';

/** Brings the schema to the newest version, as its owner, one process at a time. Safe to run again, also after it was killed. */
export async function migrate(ownerUrl: string): Promise<void> {
  const source = await new DataSource({ ...dataSourceOptions('migrations', ownerUrl, [], 1), migrations }).initialize();
  try {
    await source.query('SELECT pg_advisory_lock(7401)');
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}
