import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/config/index.js';
import { atTheEnd, until } from '../../support/index.js';
import type { Wish } from './control.js';
import type { Item } from './world.js';

export interface StripeDouble {
  readonly url: string;
  readonly pid: number;
  readonly seed: string;
  /** Asks something of the company outside that its API does not offer. */
  ask<T = unknown>(deed: string, wish?: Wish): Promise<T>;
  /** Presses a button on the hosted page; answers with where the browser goes. */
  press(session: string, action: string): Promise<string | null>;
  /** Waits until every event has been delivered, copies and all. */
  quiet(): Promise<void>;
  items(apiKey: string, type: string): Promise<Item[]>;
}

/** Starts the double in a process of its own, which ends with the test. The printed seed gives the same doubles and the same order again. */
export async function startStripeDouble(seed = Math.floor(Math.random() * 1e9)): Promise<StripeDouble> {
  const root = projectRoot();
  const hooks = join(root, 'test', 'runner', 'register-typescript.js');
  const child = spawn(process.execPath, ['--import', hooks, join(root, 'test', 'doubles', 'stripe', 'server.ts'), String(seed)], {
    cwd: root,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  const end = new Promise((resolve) => child.once('exit', resolve));
  atTheEnd(async () => {
    child.kill('SIGKILL');
    await end;
  });
  await until('the double listens', () => said.includes('listening on') || child.exitCode !== null, 30_000);
  const [, url = ''] = /listening on (\S+),/.exec(said) ?? [];
  const ask = async <T>(deed: string, wish: Wish = {}): Promise<T> => {
    const response = await fetch(`${url}/_test/${deed}`, { method: 'POST', body: JSON.stringify(wish) });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as T;
  };
  return {
    url,
    pid: child.pid ?? 0,
    seed: String(seed),
    ask,
    press: async (session, action) => {
      const body = new URLSearchParams({ action });
      const response = await fetch(`${url}/c/pay/${session}`, { method: 'POST', body, redirect: 'manual' });
      await response.arrayBuffer();
      return response.headers.get('location');
    },
    quiet: () => until('all events are delivered', async () => (await ask<{ pending: number }>('state')).pending === 0, 20_000),
    items: (apiKey, type) => ask<Item[]>('items', { apiKey, type }),
  };
}
