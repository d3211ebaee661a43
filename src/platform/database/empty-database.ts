import { DataSource } from 'typeorm';

import { dataSourceOptions } from './data-source.js';

/** Drops every table of ours, as their owner. For the demonstration alone. */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  const source = await new DataSource(dataSourceOptions('reset', ownerUrl, [], 1)).initialize();
  try {
    await source.query(
      'DROP SCHEMA IF EXISTS network, office, receiving, giving, meeting, shared CASCADE; DROP TABLE IF EXISTS public.migrations',
    );
  } finally {
    await source.destroy();
  }
}
