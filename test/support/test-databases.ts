import pg from 'pg';
import type { Login } from '../../src/platform/config/index.js';
import { makeDatabase, withDatabase } from '../../src/local/embedded/index.js';
import { atTheEnd } from './cleanup.js';
import { testServer } from './test-server.js';

export interface TestDatabases {
  readonly name: string;
  /** The real logins, as the application has them. */
  readonly urls: Readonly<Record<Exclude<Login, 'owner'>, string>>;
  readonly ownerUrl: string;
  /** For reading the catalogue and planting bad tables. What the application does is tested through the logins. */
  asOwner<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** One statement as the owner in one city's context, whose row security binds even the owner. */
  inCityAsOwner<Row extends object>(city: string, sql: string): Promise<Row[]>;
  /** One statement as one of the logins, without a city: what an injection could do. */
  as<Row extends object>(login: Login, sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

let count = 0;

/** A migrated, empty database of this test file's own; dropped when the file is through. */
export async function testDatabases(): Promise<TestDatabases> {
  const server = testServer();
  const name = `test_${process.pid}_${(count += 1)}_${Date.now().toString(36)}`;
  const superuser = new pg.Client({ connectionString: server.superuserUrl });
  await superuser.connect();
  try {
    await makeDatabase(superuser, server.superuserUrl, name, server.template);
  } finally {
    await superuser.end();
  }
  const url = (login: Login): string => withDatabase(server.urls[login], name);
  const pools = new Map<Login, pg.Pool>();
  const pool = (login: Login): pg.Pool => {
    const found = pools.get(login);
    if (found) return found;
    const made = new pg.Pool({ connectionString: url(login), max: 2 });
    made.on('error', () => undefined); // the server may be killed on purpose
    pools.set(login, made);
    return made;
  };
  const as = async <Row extends object>(login: Login, sql: string, params: readonly unknown[] = []): Promise<Row[]> =>
    (await pool(login).query<Row>(sql, [...params])).rows;
  atTheEnd(async () => {
    await Promise.all([...pools.values()].map((each) => each.end()));
    await asSuperuser(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  });
  return {
    name,
    urls: { donor: url('donor'), office: url('office'), casework: url('casework'), network: url('network'), books: url('books') },
    ownerUrl: url('owner'),
    as,
    asOwner: (sql, params) => as('owner', sql, params),
    inCityAsOwner: async <Row extends object>(city: string, sql: string): Promise<Row[]> => {
      const client = await pool('owner').connect();
      try {
        await client.query('BEGIN');
        await client.query(`SET LOCAL app.city_id = ${pg.escapeLiteral(city)}`);
        return (await client.query<Row>(sql)).rows;
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    },
  };
}

/** Looks at the whole server, as no login of the application can: who is connected, what the settings are. */
export async function asSuperuser<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: testServer().superuserUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...params])).rows;
  } finally {
    await client.end();
  }
}
