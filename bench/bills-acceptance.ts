// `npm run acceptance:bills`: a bill file of 50,000 rows, one in a hundred bad, through the real command, while the site answers.
// Prints seconds and MB; EXPECTED says what the issue asks for. Nothing here is asserted in `npm test`.
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApproveBatch } from '../src/bills/index.js';
import { CreateCity } from '../src/cities/index.js';
import { CreateStaff } from '../src/identity/index.js';
import { commandActor } from '../src/kernel/actor.js';
import { createApp } from '../src/wiring/create-app.js';
import { projectRoot } from '../src/platform/config/index.js';
import { migrate } from '../src/platform/database/index.js';
import { freePort } from '../src/local/embedded/index.js';
import { openConfig } from '../src/wiring/open-config.js';
import { testPerson } from '../test/support/index.js';
import { exampleCity } from '../test/stories/bill-file-city.js';
import { billFile, fictionalBill } from '../test/stories/bill-file-maker.js';

const EXPECTED = { seconds: 120, megabytes: 300 };
const rows = Number(process.argv[2] ?? 50_000);
const badOnes = [
  { amount: '1.234' },
  { currency: 'TL' },
  { national_id: '12345678901' },
  { due_on: '2026-10-01' },
  { account_no: 'A' },
] as const;

interface Run {
  readonly output: string;
  readonly seconds: number;
  readonly peak: number;
}

/** Peak resident memory as Linux counts it, in MB. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function command(dataDir: string, ...args: string[]): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'cli.js'), ...args], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  let peak = 0;
  child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString('utf8')));
  const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid ?? 0))), 50);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args[0] ?? ''} ended with ${String(code)}\n${output}`);
  return { output, seconds: (performance.now() - started) / 1000, peak };
}

/** Asks the site for a page all the while and says how long the slowest took. */
function visitor(url: string): () => Promise<{ answers: number; p99: number; slowest: number }> {
  const state = { going: true };
  const taken: number[] = [];
  const walk = (async () => {
    while (state.going) {
      const started = performance.now();
      const answer = await fetch(url);
      await answer.text();
      if (answer.status !== 200) throw new Error(`the site answered ${String(answer.status)}`);
      taken.push(performance.now() - started);
      await sleep(20);
    }
  })();
  return async () => {
    state.going = false;
    await walk;
    taken.sort((a, b) => a - b);
    return { answers: taken.length, p99: taken[Math.floor(taken.length * 0.99)] ?? 0, slowest: taken.at(-1) ?? 0 };
  };
}

const dataDir = mkdtempSync('/var/tmp/pay-it-forward-acceptance-');
const folder = mkdtempSync(join(tmpdir(), 'pay-it-forward-acceptance-'));
const opened = await openConfig({}, { NODE_ENV: 'test', DATA_DIR: dataDir, PORT: String(await freePort()) });
try {
  if (opened.ownerUrl !== undefined) await migrate(opened.ownerUrl);
  const site = await createApp(opened.config, { ticking: false });
  await site.app.listen(opened.config.port, opened.config.host);
  const city = await site.app.get(CreateCity, { strict: false }).run(exampleCity);
  const account = {
    name: 'Deniz Örnek',
    email: 'deniz@istanbul.example',
    password: 'a long example password',
    duties: ['case_worker'],
  } as const;
  await site.app.get(CreateStaff, { strict: false }).run(city, account, commandActor('bench'));
  const file = (name: string, count: number, from: number): string => {
    const bills = Array.from({ length: count }, (_, index) =>
      fictionalBill(from + index, index % 100 === 50 ? badOnes[((index / 100) % 5) | 0] : {}),
    );
    const path = join(folder, name);
    writeFileSync(path, billFile(bills));
    return path;
  };
  const officer = ['--city', 'istanbul', '--account', account.email];
  const small = await command(dataDir, 'bills:import', ...officer, '--decision', '1', file('small.csv', 10, 900_000));
  const stop = visitor(`http://127.0.0.1:${String(opened.config.port)}/istanbul/tr/household`);
  const path = file('bills.csv', rows, 0);
  const big = await command(dataDir, 'bills:import', ...officer, '--decision', '2', path);
  const answered = await stop();
  console.log(big.output);
  console.log(`import of ${String(rows)} rows: ${big.seconds.toFixed(1)} s (asked: under ${String(EXPECTED.seconds)} s)`);
  console.log(
    `memory: ${(big.peak - small.peak).toFixed(0)} MB more than a file of ten rows, ${big.peak.toFixed(0)} MB in all (asked: under ${String(EXPECTED.megabytes)} MB more)`,
  );
  console.log(
    `meanwhile the site answered ${String(answered.answers)} times, p99 ${answered.p99.toFixed(0)} ms, slowest ${answered.slowest.toFixed(0)} ms`,
  );
  const again = await command(dataDir, 'bills:import', ...officer, '--decision', '2', path);
  console.log(`the same file again: ${again.seconds.toFixed(1)} s\n${again.output}`);
  const batch = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(big.output)?.[0] ?? '';
  const begun = performance.now();
  const { published } = await site.app.get(ApproveBatch, { strict: false }).run(city, batch, testPerson('Umut Deneme'));
  console.log(`approval of ${String(published)} bills: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  await site.stop();
} finally {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
