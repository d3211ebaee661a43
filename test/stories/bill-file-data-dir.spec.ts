import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateCity } from '../../src/cities/index.js';
import { CreateStaff } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { createApp } from '../../src/wiring/create-app.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { openConfig, type OpenConfig } from '../../src/wiring/open-config.js';
import { built } from '../support/built.js';
import { atTheEnd, isAlive } from '../support/index.js';
import { exampleCity } from './bill-file-city.js';
import { billFile, fictionalBills } from './bill-file-maker.js';

const worker = {
  name: 'Deniz Örnek',
  email: 'deniz@istanbul.example',
  password: 'a long example password',
  duties: ['case_worker'],
} as const;

describe('the command and the embedded server', () => {
  let dataDir: string;
  beforeAll(async () => {
    await built();
    dataDir = mkdtempSync('/var/tmp/pay-it-forward-command-');
    atTheEnd(() => rmSync(dataDir, { recursive: true, force: true }));
  }, 120_000);

  const open = (): Promise<OpenConfig> => openConfig({ sites: ['office'] }, { NODE_ENV: 'test', DATA_DIR: dataDir });
  const serverPid = (): number | undefined => {
    const file = join(dataDir, 'pgdata', 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  };
  const importFile = async (path: string): Promise<string> => {
    const args = ['bills:import', '--city', 'istanbul', '--account', worker.email, '--decision', '7', path];
    const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'cli.js'), ...args], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'test', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
    await new Promise((resolve) => child.once('exit', resolve));
    return said;
  };

  it('finds the running server by DATA_DIR, and starts it for its own time where none runs', async () => {
    const path = join(dataDir, 'bills.csv');
    writeFileSync(path, billFile(fictionalBills(3)));
    const running = await open();
    try {
      await migrate(running.ownerUrl ?? '');
      const { app, stop } = await createApp(running.config, { ticking: false });
      const city = await app.get(CreateCity, { strict: false }).run(exampleCity);
      await app.get(CreateStaff, { strict: false }).run(city, worker, commandActor('test'));
      await stop();
      const pid = serverPid();
      expect(await importFile(path)).toContain('accepted 3');
      // The very same server still runs: the command joined it and left it alone.
      expect(serverPid()).toBe(pid);
    } finally {
      await running.close();
    }
    expect(serverPid()).toBeUndefined();

    writeFileSync(path, billFile(fictionalBills(5)));
    expect(await importFile(path)).toMatch(/accepted 2\nunchanged 3\nrefused 0/);
    const left = serverPid();
    expect(left === undefined || !isAlive(left)).toBe(true);
  }, 120_000);
});
