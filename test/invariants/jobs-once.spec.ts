import { type ChildProcess, spawn } from 'node:child_process';
import { once as onceEvent } from 'node:events';
import { Cities, CreateCity } from '../../src/cities/index.js';
import { atTheEnd, recordGuarantee, startTestApp, testDatabases, type TestDatabases, until } from '../support/index.js';

const ITEMS = 60;
const CALLS = 12;
const CITIES = ['first', 'second', 'third'] as const;

/** A worker in a process of its own, on the casework login. */
async function startWorker(databases: TestDatabases): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', './test/runner/register-typescript.js', 'test/invariants/jobs-worker.ts'], {
    env: { PATH: process.env['PATH'], DATABASE_URL_CASEWORK: databases.urls.casework, ITEMS: String(ITEMS), CALLS: String(CALLS) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  atTheEnd(() => void child.kill('SIGKILL'));
  await onceEvent(child.stdout, 'data');
  return child;
}

describe('a job', () => {
  it('takes effect once, with two processes and one of them killed in the middle', async () => {
    const databases = await testDatabases();
    const { app } = await startTestApp({ databases });
    for (const slug of CITIES) {
      await app.get(CreateCity, { strict: false }).run({ slug, names: { tr: slug, en: slug }, country: 'TR', status: 'open' });
    }
    const cities = await app.get(Cities, { strict: false }).all();
    // The owner is bound by row security too, so it looks at one city at a time.
    const effects = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const { id } of cities) {
        const rows = await databases.inCityAsOwner<{ subject: string }>(
          id,
          `SELECT subject FROM receiving.audit WHERE action = 'test.effect'`,
        );
        found.push(...rows.map(({ subject }) => `${id} ${subject}`));
      }
      return found;
    };
    for (const { id } of cities) {
      for (const queue of ['test-items', 'test-calls'])
        await databases.as('casework', `INSERT INTO receiving.wake (queue, city, due_at) VALUES ($2, $1, '2026-11-22T08:00:00Z')`, [
          id,
          queue,
        ]);
    }
    const [doomed] = await Promise.all([startWorker(databases), startWorker(databases)]);
    await until('half of the work is done', async () => (await effects()).length > (CITIES.length * ITEMS) / 2, 30_000);
    doomed.kill('SIGKILL');

    // A day's job, the items of a queue, and calls over a wire, of which some are not answered at first.
    const all = CITIES.length * (ITEMS + 1 + CALLS);
    await until('everything is done', async () => (await effects()).length >= all, 30_000);
    const seen = await effects();
    expect(seen).toHaveLength(all);
    expect(new Set(seen).size).toBe(all);
    recordGuarantee(
      'M12',
      'A job takes effect once, with two processes and one killed in the middle.',
      `${String(all)} effects, 0 twice, 0 missing`,
    );
  }, 90_000);
});
