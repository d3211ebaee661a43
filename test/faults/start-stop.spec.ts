import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { demoSecretariat } from '../../src/local/demonstration/accounts.js';
import { demoStaff } from '../../src/local/demonstration/demo-cities.js';
import {
  asSuperuser,
  atTheEnd,
  isAlive,
  recordGuarantee,
  startBareProcess,
  startProcess,
  testDatabases,
  until,
  type TestProcess,
} from '../support/index.js';

// Postgres refuses root; so does a newcomer's machine, whose user is anybody. Where nobody may be impersonated the report says "skipped".
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };

function dataDir(owner?: { uid: number; gid: number }): string {
  const folder = mkdtempSync(join(tmpdir(), 'pay-it-forward-start-'));
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const postgresOf = (folder: string): number => Number(readFileSync(join(folder, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);

// With the ninety days that are lived for him: test/stories/demonstration.spec.ts.
describe('a newcomer’s start', () => {
  (isRoot ? it : it.skip)(
    'works for an ordinary user',
    async () => {
      const started = await startBareProcess({ ids: nobody, env: { DATA_DIR: dataDir(nobody), DEMO: '0' } });
      expect(started.output()).toContain('serves donor, office, casework, network');
      expect(await started.end('SIGINT')).toBe(0);
    },
    120_000,
  );

  it('has no city and no account without the demonstration, and leaves nothing running when it is killed with -9', async () => {
    const folder = dataDir();
    const started = await startBareProcess({ env: { DATA_DIR: folder, DEMO: '0' } });
    expect(started.output()).not.toContain(demoSecretariat.password);
    const visitor = supertest.agent(started.url).set('Origin', started.url).set('Accept', 'text/html').set('Accept-Language', 'en');
    const signIn = (path: string, email: string) =>
      visitor.post(`${path}/sign-in`).type('form').send({ email, password: demoSecretariat.password });
    expect((await signIn('/secretariat/en', demoSecretariat.email)).status).toBe(401);
    expect((await signIn('/istanbul/en/staff', demoStaff[0]?.email ?? '')).status).toBe(404);
    expect((await visitor.get('/en').expect(200)).text).not.toContain('Demonstration.');
    const server = postgresOf(folder);
    expect(await started.end('SIGKILL')).toBe('SIGKILL');
    await until('the server is gone', () => !isAlive(server));
  }, 120_000);

  it('says so in a sentence when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    atTheEnd(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const started = await startProcess({ env: { PORT: String(port) } });
    expect(await started.ended()).toBe(1);
    expect(started.output()).toMatch(/another program has this port; set PORT to another one/);
    expect(started.output()).not.toMatch(/^\s+at /m);
  }, 60_000);
});

describe('the walls at the start', () => {
  it('a process of the donor’s side holds no URL, no key and no connection of any other', async () => {
    const databases = await testDatabases();
    const donor = await startProcess({ sites: ['donor'], databases });
    const environment = readFileSync(`/proc/${donor.pid}/environ`, 'utf8');
    expect(environment).toMatch(/DATABASE_URL_DONOR=.*GIVING_KEY=/s);
    expect(environment).not.toMatch(/CASEWORK|RECEIVING|OFFICE|NETWORK|BOOKS|OWNER/);
    expect(await (await fetch(`${donor.url}/health/ready`)).json()).toEqual({ status: 'ok', checks: { 'database donor': 'ok' } });
    const logins = await asSuperuser(
      `SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = $1 AND usename <> 'owner' AND backend_type = 'client backend'`,
      [databases.name],
    );
    expect(logins).toEqual([{ usename: 'donor' }]);
    expect(await donor.end()).toBe(0);
  }, 60_000);

  it('a process of the receiving side serves no gift, and one of the giving side no household', async () => {
    const databases = await testDatabases();
    const [donor, casework] = await Promise.all([
      startProcess({ sites: ['donor'], databases }),
      startProcess({ sites: ['casework'], databases }),
    ]);
    expect(await pathsOf(donor)).not.toContainEqual(expect.stringMatching(/household|casework|disbursement|staff|secretariat/));
    expect(await pathsOf(casework)).not.toContainEqual(expect.stringMatching(/donation|webhook|sandbox|secretariat/));
  }, 60_000);

  // Which logins are refused: test/isolation/unsafe-logins.spec.ts.
  it('the owner as the donor’s login stops the start', async () => {
    const databases = await testDatabases();
    const started = await startProcess({ sites: ['donor'], databases, env: { DATABASE_URL_DONOR: databases.ownerUrl } });
    expect(await started.ended()).toBe(1);
    expect(started.output()).toMatch(/owner owns tables/);
  }, 60_000);

  it('an unsafe production setting stops the start, by name', async () => {
    const started = await startProcess({
      env: { NODE_ENV: 'production', BASE_URL: 'http://pay.example.org', PAYMENT_PROVIDERS: 'sandbox', DEMO: '1' },
    });
    expect(await started.ended()).toBe(1);
    for (const name of ['DEMO', 'BASE_URL', 'PAYMENT_PROVIDERS', 'GIVING_KEY', 'DATABASE_URL_DONOR'])
      expect(started.output()).toContain(`  - ${name} `);
    recordGuarantee(
      'B4',
      'Production refuses to start with an unsafe setting, by name.',
      'a process with five unsafe settings at once: exit 1, all five named',
    );
  }, 60_000);
});

async function pathsOf(process: TestProcess): Promise<string[]> {
  const { paths } = (await (await fetch(`${process.url}/openapi.json`)).json()) as { paths: Record<string, unknown> };
  return Object.keys(paths);
}
