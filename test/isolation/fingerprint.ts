import type { TestApp } from '../support/index.js';
import { tenantTables } from './catalogue.js';
import pg from 'pg';
import { withDatabase } from '../../src/local/embedded/index.js';
import { testServer } from '../support/test-server.js';

/** A hash of every row that a city has, table by table: the same before and after, or somebody left a trace. */
export async function fingerprint(app: TestApp, cityId: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: withDatabase(testServer().superuserUrl, app.databases.name) });
  await client.connect();
  try {
    const query = async <Row extends object>(sql: string, params?: readonly unknown[]) =>
      (await client.query<Row>(sql, params && [...params])).rows;
    const found: Record<string, string> = {};
    for (const table of await tenantTables(query)) {
      const [row] = await query<{ hash: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') AS hash FROM ${table} t WHERE city_id = $1`,
        [cityId],
      );
      found[table] = row?.hash ?? '';
    }
    return found;
  } finally {
    await client.end();
  }
}
