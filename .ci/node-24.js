// The built application once more, under Node 24: the start (its demonstration is lived there too), one donation, the stop.
// Usage: node .ci/node-24.js   Prints one line; exit code 0 when all of it went well. Node 24 comes from npm by name, into a folder that is removed.
import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const { AbortSignal, URLSearchParams, fetch } = globalThis;
const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const MAJOR = 24;
/** Milliseconds: a start lives ninety days of demonstration. */
const patience = { start: 300_000, received: 30_000, stop: 12_000, install: 180_000 };

/** Node of another major version, from npm; `folder` is a temporary one. */
async function otherNode(folder) {
  const name = `node-${platform()}-${arch()}`;
  try {
    await run('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${MAJOR}`], {
      timeout: patience.install,
    });
  } catch (error) {
    const [why] = String(error.stderr || error.message)
      .trim()
      .split('\n');
    throw new Error(`${name}@${MAJOR} could not be had from npm: ${why}`, { cause: error });
  }
  const binary = join(folder, 'node_modules', name, 'bin', 'node');
  const { stdout } = await run(binary, ['--version']);
  return { binary, version: stdout.trim() };
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function until(what, ms, holds) {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await sleep(200)) {
    if (await holds()) return;
  }
  throw new Error(`${what}: not within ${ms / 1000} s`);
}

async function ask(url, init) {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000), ...init });
  if (response.status >= 400)
    throw new Error(`${init?.method ?? 'GET'} ${new URL(url).pathname.split('/')[1]} answered ${response.status}`);
  return response;
}

/** A donor gives to one of the first bills and pays on the sandbox's page; done when the gift has arrived. */
async function give(base) {
  const api = `${base}/api/v1/istanbul`;
  const { items } = await (await ask(`${api}/needs?limit=20`)).json();
  const need = items.find(({ fundable }) => fundable);
  if (need === undefined) throw new Error('no bill can be given to');
  const gift = { lines: [{ needId: need.id, amount: need.remaining }], ifFilled: 'next', language: 'tr' };
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const { token, redirectUrl } = await (await ask(`${api}/donations`, { method: 'POST', headers, body: JSON.stringify(gift) })).json();
  await ask(redirectUrl, { method: 'POST', headers: { origin: base }, body: new URLSearchParams({ action: 'approve' }) });
  let status = 'pending';
  await until('the gift arrives', patience.received, async () => {
    ({ status } = await (await ask(`${api}/donations/${token}`)).json());
    return status !== 'pending';
  });
  if (status !== 'received') throw new Error(`the gift is ${status}`);
}

async function main(folder) {
  const began = Date.now();
  const { binary, version } = await otherNode(folder);
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const env = { PATH: process.env.PATH, PORT: String(port), DATA_DIR: join(folder, 'data') };
  const child = spawn(binary, [join(root, 'dist', 'src', 'main.js')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('exit', (code, signal) => resolve(signal ?? code)));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
  try {
    await until('the start', patience.start, async () => {
      if (child.exitCode !== null) throw new Error(`the start ended with ${child.exitCode}: ${said.trim().split('\n').at(-1)}`);
      return fetch(`${base}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
        ({ status }) => status === 200,
        () => false,
      );
    });
    await give(base);
    child.kill('SIGTERM');
    const end = await Promise.race([ended, sleep(patience.stop, 'nothing in time', { ref: false })]);
    if (end !== 0) throw new Error(`the stop ended with ${end}`);
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
  return `Node ${version}: started, took one donation, stopped with 0 (${Math.round((Date.now() - began) / 1000)} s)`;
}

const folder = mkdtempSync(join(tmpdir(), 'node-24-'));
// Postgres may run as another user, who must pass through.
chmodSync(folder, 0o711);
try {
  console.log(await main(folder));
} catch (error) {
  console.log(`Node ${MAJOR}: failed, ${error.message}`);
  process.exitCode = 1;
} finally {
  // The embedded Postgres of a killed start needs a moment to notice.
  await sleep(process.exitCode ? 3_000 : 0);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}
