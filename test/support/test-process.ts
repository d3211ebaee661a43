import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { sites as allSites, type Site } from '../../src/platform/config/index.js';
import { freePort } from '../../src/local/embedded/index.js';
import { built } from './built.js';
import { atTheEnd } from './cleanup.js';
import { reachableRoot } from './reachable-root.js';
import { keysOf } from './test-config.js';
import { testDatabases, type TestDatabases } from './test-databases.js';
import { testServer } from './test-server.js';
import { until } from './wait.js';

export interface TestProcess {
  readonly pid: number;
  readonly url: string;
  readonly databases: TestDatabases | undefined;
  /** Everything it printed so far. */
  output(): string;
  /** Sends a signal and waits for the end: the exit code, or the signal that ended it. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
  /** Waits for an end that comes by itself. */
  ended(): Promise<number | NodeJS.Signals>;
}

export interface ProcessOptions {
  readonly sites?: readonly Site[];
  readonly databases?: TestDatabases;
  /** Beside what the sites need, or instead of it: `undefined` takes a variable away. */
  readonly env?: NodeJS.ProcessEnv;
  /** Whom it runs as; only root can choose. */
  readonly ids?: { readonly uid: number; readonly gid: number };
}

/** A second process of the operating system, from the build, with its own environment and nothing inherited but PATH. */
export async function startProcess(options: ProcessOptions = {}): Promise<TestProcess> {
  const sites = options.sites ?? allSites;
  const databases = options.databases ?? (await testDatabases());
  return await launch(options, { SITES: sites.join(','), NODE_ENV: 'test', ...secretsOf(sites, databases) }, databases);
}

/** The same as a newcomer starts it: no URL and no key, so it brings its own Postgres. */
export async function startBareProcess(options: Omit<ProcessOptions, 'sites' | 'databases'> = {}): Promise<TestProcess> {
  return await launch(options, {}, undefined);
}

async function launch(options: ProcessOptions, env: NodeJS.ProcessEnv, databases: TestDatabases | undefined): Promise<TestProcess> {
  await built();
  const port = await freePort();
  const root = reachableRoot(options.ids);
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], {
    ...options.ids,
    cwd: root,
    env: without({ PATH: process.env['PATH'], PORT: String(port), ...env, ...options.env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  const end = new Promise<number | NodeJS.Signals>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)));
  atTheEnd(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await end;
  });
  const url = `http://127.0.0.1:${options.env?.['PORT'] ?? port}`;
  await until(`the process answers at ${url}`, async () => hasEnded(child) || (await isReady(url)), 340_000);
  return {
    pid: child.pid ?? 0,
    url,
    databases,
    output: () => said,
    ended: () => end,
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return end;
    },
  };
}

function secretsOf(sites: readonly Site[], databases: TestDatabases): NodeJS.ProcessEnv {
  const { keys } = testServer();
  const urls = sites.map((site) => [`DATABASE_URL_${site.toUpperCase()}`, databases.urls[site]]);
  const secrets = keysOf(sites).map((name) => [`${name.toUpperCase()}_KEY`, keys[name]]);
  return Object.fromEntries([...urls, ...secrets]) as NodeJS.ProcessEnv;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).status === 200;
  } catch {
    return false;
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
const without = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
