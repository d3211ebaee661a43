import { readFileSync } from 'node:fs';
import pg from 'pg';
import { migrations } from '../../migrations/index.js';
import { makeDatabase, withDatabase } from '../../src/local/embedded/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { asSuperuser, atTheEnd, testDatabases } from '../support/index.js';
import { testServer } from '../support/test-server.js';
import { catalogueLines } from './catalogue-lines.js';
import { fixtureOf } from './schema-dump.js';

// A release's schema is a file; whatever is added later must lead from it to the very schema that a new database gets.

/** The oldest release that can be upgraded. */
const FIRST = '0.2.0';

/** An empty database of the owner's, as docker-compose makes it. */
async function emptyDatabase(): Promise<pg.Client> {
  const server = testServer();
  const name = `test_${process.pid}_fixture_${Date.now().toString(36)}`;
  const superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  await makeDatabase(superuser, server.superuserUrl, name);
  await superuser.end();
  const owner = new pg.Client({ connectionString: withDatabase(server.urls.owner, name) });
  await owner.connect();
  atTheEnd(async () => {
    await owner.end();
    await asSuperuser(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  });
  return owner;
}

const linesOf = (client: pg.Client): Promise<string[]> => catalogueLines(async (sql) => (await client.query(sql)).rows);
const urlOf = (client: pg.Client): string => withDatabase(testServer().urls.owner, client.database ?? '');

describe(`the schema of ${FIRST}`, () => {
  let owner: pg.Client;
  let wanted: string[];
  beforeAll(async () => {
    owner = await emptyDatabase();
    await owner.query(readFileSync(fixtureOf(FIRST), 'utf8'));
    const databases = await testDatabases();
    wanted = await catalogueLines((sql) => databases.asOwner(sql));
  }, 60_000);

  it('comes, with the migrations since, to the schema of today, line by line of the catalogue', async () => {
    await migrate(urlOf(owner));
    expect(wanted.length).toBeGreaterThan(1_000);
    expect(await linesOf(owner)).toEqual(wanted);
    expect((await owner.query('SELECT FROM public.migrations')).rowCount).toBe(migrations.length);
  });

  it.each([
    ['a constraint', 'ALTER TABLE shared.city DROP CONSTRAINT city_k_check'],
    ['a grant of a column', 'REVOKE SELECT (min_gift) ON shared.city_limits FROM donor'],
    ['an index', 'DROP INDEX giving.donation_reserved'],
    ['row security', 'ALTER TABLE shared.biller NO FORCE ROW LEVEL SECURITY'],
    ['a policy', 'DROP POLICY city ON shared.biller'],
    ['a default', 'ALTER TABLE shared.city ALTER revision SET DEFAULT 2'],
    ['the schemas that a login may use', 'REVOKE USAGE ON SCHEMA network FROM network'],
  ])('is another one without %s, and that is seen', async (_what, change) => {
    await owner.query('BEGIN');
    try {
      await owner.query(change);
      expect(await linesOf(owner)).not.toEqual(wanted);
    } finally {
      await owner.query('ROLLBACK');
    }
    expect(await linesOf(owner)).toEqual(wanted);
  });
});
