import { Test } from '@nestjs/testing';
import pg from 'pg';

import { Database, DatabaseModule, databaseToken, UnsafeLoginError } from '../../src/platform/database/index.js';
import { withDatabase } from '../../src/local/embedded/index.js';
import { atTheEnd, testDatabases, type TestDatabases } from '../support/index.js';
import { testServer } from '../support/test-server.js';

// W2: the service does not start with a login for which row security would not hold.

let databases: TestDatabases;
/** A refused start says why on the console, which is not what is looked at here. */
const silent = { log: () => undefined, error: () => undefined, warn: () => undefined };
let superuserUrl: string;

beforeAll(async () => {
  databases = await testDatabases();
  superuserUrl = withDatabase(testServer().superuserUrl, databases.name);
});

/** Starts the database part of the service, which every process of it contains. */
async function start(url: string): Promise<unknown> {
  const wiring = Test.createTestingModule({ imports: [DatabaseModule.forLogins({ donor: { url, entities: [] } })] });
  const module = await wiring.setLogger(silent).compile();
  atTheEnd(() => module.close());
  return module.get(databaseToken('donor'));
}

/** A login of the test's own, so that nobody else's is touched while other tests run. */
async function loginWith(suffix: string, grants: (name: string) => string): Promise<string> {
  const name = `unsafe_${suffix}_${process.pid}`;
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  atTheEnd(async () => {
    await superuser.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
    await superuser.end();
  });
  await superuser.query(
    `CREATE ROLE ${name} LOGIN PASSWORD 'unsafe-test'; GRANT CONNECT ON DATABASE ${databases.name} TO ${name}; ${grants(name)}`,
  );
  const url = new URL(databases.urls.donor);
  [url.username, url.password] = [name, 'unsafe-test'];
  return url.href;
}

describe('the start', () => {
  it('is made with the login of the side', async () => {
    expect(await start(databases.urls.donor)).toBeInstanceOf(Database);
  });

  it('is refused as a superuser', async () => {
    await expect(start(superuserUrl)).rejects.toThrow(new UnsafeLoginError('postgres is a superuser: row security would not hold'));
  });

  it('is refused as the owner', async () => {
    await expect(start(databases.ownerUrl)).rejects.toThrow(/owner owns tables/);
  });

  it('is refused as a role with BYPASSRLS', async () => {
    const url = await loginWith('bypass', (name) => `ALTER ROLE ${name} BYPASSRLS`);
    await expect(start(url)).rejects.toThrow(/has BYPASSRLS/);
  });

  it('is refused as a member of the owner', async () => {
    const url = await loginWith('member', (name) => `GRANT owner TO ${name}`);
    await expect(start(url)).rejects.toThrow(/owns tables/);
  });

  it("is refused with another side's login", async () => {
    await expect(start(databases.urls.casework)).rejects.toThrow(/the donor side was given the login casework/);
  });
});
