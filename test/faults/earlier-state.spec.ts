import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/local/embedded/index.js';
import { DatabaseInUseError, EarlierStateError, emptyDatabase, migrate } from '../../src/platform/database/index.js';
import { migrations } from '../../migrations/index.js';
import { atTheEnd, startBareProcess, startProcess, startTestApp, testDatabases } from '../support/index.js';

/** What the database of the state before this one knew of its migrations, and a table as it had it. */
const earlier = ['Shared1763760000001', 'Meeting1763760000002', 'Giving1763760000003', 'Doors1763760000008'];
const plant = `
  CREATE TABLE public.migrations (id serial PRIMARY KEY, "timestamp" bigint NOT NULL, name varchar NOT NULL);
  INSERT INTO public.migrations ("timestamp", name) VALUES ${earlier.map((name) => `(${name.slice(-13)}, '${name}')`).join(', ')};
  CREATE SCHEMA shared; CREATE SCHEMA giving;
  CREATE TABLE shared.city (id uuid PRIMARY KEY, slug text NOT NULL);
  INSERT INTO shared.city VALUES (gen_random_uuid(), 'istanbul');`;

/** A data folder as an earlier version left it; the server is stopped again. */
async function earlierFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-it-forward-earlier-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startEmbedded({ dataDir: folder, fsync: false });
  const owner = new pg.Client({ connectionString: server.urls.owner });
  await owner.connect();
  await owner.query(plant);
  await owner.end();
  await server.stop();
  return folder;
}

/** Nothing of ours that a person cannot read: no stack, no word of SQL's. */
const sqlOrStack = /^\s+at |QueryFailedError|does not exist|already exists|syntax error/m;

describe('a data folder of an earlier state', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await earlierFolder();
  }, 120_000);

  it('is named at the start, with what to do', async () => {
    const started = await startBareProcess({ env: { DATA_DIR: folder } });
    expect(await started.ended()).toBe(1);
    expect(started.output()).toContain(`The data folder ${folder} was made by an earlier version`);
    expect(started.output()).toContain('npm run demo:reset');
    expect(started.output()).not.toMatch(sqlOrStack);
  }, 120_000);

  it('without the demonstration is not told of demo:reset, which would refuse', async () => {
    const started = await startBareProcess({ env: { DATA_DIR: folder, DEMO: '0' } });
    expect(await started.ended()).toBe(1);
    expect(started.output()).toContain('Delete the folder, or set DATA_DIR to another one.');
    expect(started.output()).not.toContain('demo:reset');
  }, 120_000);

  it('is named by a command too', async () => {
    const said = await new Promise<{ code: number; text: string }>((resolve) => {
      const child = execFile(process.execPath, ['dist/src/cli.js', 'check:books'], { env: { DATA_DIR: folder } }, (_error, _out, text) =>
        resolve({ code: child.exitCode ?? 0, text }),
      );
    });
    expect(said.code).toBe(1);
    expect(said.text).toContain(`The data folder ${folder} was made by an earlier version`);
    expect(said.text).not.toMatch(sqlOrStack);
  }, 120_000);

  it('is a good one after what demo:reset does first', async () => {
    const server = await startEmbedded({ dataDir: folder, fsync: false });
    try {
      await expect(migrate(server.urls.owner)).rejects.toThrow(EarlierStateError);
      await emptyDatabase(server.urls.owner);
      await migrate(server.urls.owner);
      await migrate(server.urls.owner);
    } finally {
      await server.stop();
    }
  }, 120_000);
});

describe('a database of an earlier state', () => {
  it('is refused with a sentence by a service that does not know its owner, and nothing is changed', async () => {
    const databases = await testDatabases();
    await databases.asOwner(`UPDATE public.migrations SET name = 'Meeting1763760000002' WHERE name LIKE 'Meeting%'`);
    const before = await databases.asOwner('SELECT * FROM public.migrations ORDER BY id');
    const started = await startProcess({ databases });
    expect(await started.ended()).toBe(1);
    expect(started.output()).toContain('This database was made by an earlier version');
    expect(started.output()).toContain('empty database');
    expect(started.output()).not.toMatch(sqlOrStack);
    expect(await databases.asOwner('SELECT * FROM public.migrations ORDER BY id')).toEqual(before);
  }, 120_000);

  it('is one that holds our schemas and does not say how they came', async () => {
    const databases = await testDatabases();
    await databases.asOwner('DELETE FROM public.migrations');
    await expect(migrate(databases.ownerUrl)).rejects.toThrow(EarlierStateError);
  });

  it('is none that has run a migration newer than this code, nor one that is empty', async () => {
    const databases = await testDatabases();
    await databases.asOwner(`INSERT INTO public.migrations ("timestamp", name) VALUES (1999999999999, 'Later1999999999999')`);
    await migrate(databases.ownerUrl);
    const app = await startTestApp({ databases });
    await app.program().get('/health/ready').expect(200);
    // Its jobs would act on the new data.
    await expect(emptyDatabase(databases.ownerUrl)).rejects.toThrow(DatabaseInUseError);
    await app.app.close();
    await emptyDatabase(databases.ownerUrl);
    await migrate(databases.ownerUrl);
    expect(await databases.asOwner('SELECT name FROM public.migrations')).toHaveLength(migrations.length);
  });
});
