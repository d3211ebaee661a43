import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbedded, type EmbeddedServer } from '../../src/local/embedded/index.js';
import { atTheEnd, isAlive, reachableRoot, until } from '../support/index.js';

const root = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
// Said in the report where a test cannot be run, instead of leaving it out in silence.
const asRoot = root ? it : it.skip;

function emptyFolder(owner?: { uid: number; gid: number }): string {
  const folder = mkdtempSync(join(tmpdir(), 'pay-it-forward-faults-'));
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir });
  atTheEnd(() => server.stop());
  return server;
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

type Held = Pick<EmbeddedServer, 'pid' | 'port' | 'superuserUrl'> & { process: ChildProcess };

/** The server held by a process of its own. */
async function startElsewhere(dataDir: string, ids?: { uid: number; gid: number }): Promise<Held> {
  const child = spawn(process.execPath, ['--import', './test/runner/register-typescript.js', 'test/faults/hold-server.ts'], {
    ...ids,
    cwd: reachableRoot(ids),
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  atTheEnd(() => void child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout)) {
    return { ...(JSON.parse(line) as Omit<Held, 'process'>), process: child };
  }
  throw new Error('the process ended without a server');
}

const isGone = (pid: number): Promise<void> => until(`server ${pid} is gone`, () => !isAlive(pid));

describe('the embedded server', () => {
  it('finds its data again, and leaves nothing running in between', async () => {
    const dataDir = emptyFolder();
    const first = await start(dataDir);
    await ask(first.superuserUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    await isGone(first.pid);
    const second = await start(dataDir);
    expect(await ask(second.superuserUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(second.urls.donor.replace(/:\d+\//, '')).toBe(first.urls.donor.replace(/:\d+\//, ''));
    await second.stop();
  });

  it('is made durable, in UTF-8 and UTC, on loopback alone, with six logins that own no privilege', async () => {
    const server = await start(emptyFolder());
    const [settings] = await ask(
      server.urls.donor,
      `SELECT current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone,
              current_setting('listen_addresses') AS listen, current_user AS login,
              (SELECT datlocale FROM pg_database WHERE datname = current_database()) AS locale`,
    );
    expect(settings).toEqual({
      fsync: 'on',
      encoding: 'UTF8',
      zone: 'UTC',
      listen: '127.0.0.1',
      login: 'donor',
      locale: 'C.UTF-8',
    });
    expect(await ask(server.superuserUrl, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    const roles = await ask(
      server.urls.network,
      `SELECT rolname FROM pg_roles WHERE rolcanlogin AND rolname <> 'postgres' AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb) ORDER BY 1`,
    );
    expect(roles.map((role) => Object.values(role)[0])).toEqual(['books', 'casework', 'donor', 'network', 'office', 'owner']);
    await expect(ask(server.urls.donor.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
    await expect(ask(server.urls.donor, 'CREATE TEMP TABLE t (a int)')).rejects.toThrow('permission denied');
    expect(statSync(join(server.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  it('is shared by whoever comes while it runs, and stops with the last of them', async () => {
    const dataDir = emptyFolder();
    const site = await start(dataDir);
    const command = await startElsewhere(dataDir);
    expect([command.pid, command.port]).toEqual([site.pid, site.port]);
    await site.stop();
    expect(await ask(command.superuserUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    command.process.stdin?.end();
    await isGone(site.pid);
  });

  it('is started once by three who come at the same moment to an empty folder', async () => {
    const dataDir = emptyFolder();
    const all = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir), startElsewhere(dataDir)]);
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
    expect(readdirSync(dataDir).filter((name) => /\.\d+$/.test(name))).toEqual([]);
    for (const { process: each } of all) each.stdin?.end();
    await isGone(all[0].pid);
  });

  it('does not outlive a process that was killed with -9', async () => {
    const held = await startElsewhere(emptyFolder());
    held.process.kill('SIGKILL');
    await isGone(held.pid);
  });

  it('comes back by itself after kill -9, on the same port, with everything that was committed', async () => {
    const server = await start(emptyFolder());
    await ask(server.superuserUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(server.pid, 'SIGKILL');
    await isGone(server.pid);
    await until('it answers again', () =>
      ask(server.superuserUrl, 'SELECT 1').then(
        () => true,
        () => false,
      ),
    );
    expect(await ask(server.superuserUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await server.stop();
  });

  it('starts after server and holder were both killed with -9', async () => {
    const dataDir = emptyFolder();
    const held = await startElsewhere(dataDir);
    await ask(held.superuserUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    held.process.kill('SIGKILL');
    process.kill(held.pid, 'SIGKILL');
    await isGone(held.pid);
    const again = await start(dataDir);
    expect(await ask(again.superuserUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await again.stop();
  });

  asRoot('runs as another user when root starts it', async () => {
    const server = await start(emptyFolder());
    const uids = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
    expect(Number(uids)).toBeGreaterThan(0);
    await server.stop();
  });

  asRoot('runs for an ordinary user as that user', async () => {
    const held = await startElsewhere(emptyFolder(nobody), nobody);
    expect(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${held.pid}/status`, 'utf8'))?.[1]).toBe(String(nobody.uid));
    held.process.stdin?.end();
    await isGone(held.pid);
  });

  asRoot('says what to do about a folder that the server’s user cannot enter', async () => {
    const shut = mkdtempSync(join(homedir(), '.pay-it-forward-'));
    atTheEnd(() => rmSync(shut, { recursive: true, force: true }));
    await expect(startEmbedded({ dataDir: shut })).rejects.toThrow(
      /Postgres must not run as root .* cannot enter that folder. Set DATA_DIR to another folder/,
    );
  });

  it('says what to do about a DATA_DIR that is no folder', async () => {
    await expect(startEmbedded({ dataDir: '/dev/null' })).rejects.toThrow(
      /DATA_DIR=\/dev\/null cannot be used: .*Set DATA_DIR to another folder/,
    );
  });
});
