import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/platform/database/index.js';
import { startEmbedded } from '../../src/local/embedded/index.js';
import { atTheEnd, startTestApp, until } from '../support/index.js';

describe('when the database is killed', () => {
  it('the site answers 503 and never 500, says that it is not ready, stays alive, and recovers by itself', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pay-it-forward-away-'));
    atTheEnd(() => rmSync(dataDir, { recursive: true, force: true }));
    const server = await startEmbedded({ dataDir });
    atTheEnd(() => server.stop());
    await migrate(server.urls.owner);
    const { donor, office, casework, network, books } = server.urls;
    const site = await startTestApp({ config: { databaseUrls: { donor, office, casework, network, books } } });
    const visit = async (path: string): Promise<number> => (await site.program().get(path).set('accept', 'text/html')).status;
    expect([await visit('/health/ready'), await visit('/istanbul/en')]).toEqual([200, 404]);

    const seen = new Map<string, Set<number>>();
    const look = async (path: string): Promise<void> => void seen.set(path, (seen.get(path) ?? new Set()).add(await visit(path)));
    process.kill(server.pid, 'SIGKILL');
    await until('it has noticed', async () => {
      await Promise.all([look('/health/live'), look('/health/ready'), look('/istanbul/en')]);
      return seen.get('/health/ready')?.has(503) === true;
    });
    await until('it has recovered', async () => {
      await Promise.all([look('/health/live'), look('/istanbul/en')]);
      return (await visit('/health/ready')) === 200;
    });
    expect([...(seen.get('/health/live') ?? [])]).toEqual([200]);
    expect([...(seen.get('/istanbul/en') ?? [])].filter((status) => status !== 404 && status !== 503)).toEqual([]);
    expect(await visit('/istanbul/en')).toBe(404);
    // Neither log quotes a value.
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toMatch(/DETAIL|STATEMENT/);
  }, 90_000);
});
