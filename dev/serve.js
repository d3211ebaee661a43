// `npm run dev`: the site, started again after each change of a file, on the same embedded Postgres and its data.
// One file is compiled for one change; what a start makes (the demonstration) is there already.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFile } from '@swc/core';
import { startEmbedded } from '../dist/src/local/embedded/index.js';

const { clearTimeout, fetch, performance, setTimeout } = globalThis;
const root = join(import.meta.dirname, '..');
const port = process.env.PORT ?? '3000';
// Holding the server keeps it from stopping with the site.
const ownDatabase = Object.keys(process.env).some((name) => name.startsWith('DATABASE_URL_'));
const postgres = ownDatabase ? undefined : await startEmbedded({ dataDir: process.env.DATA_DIR });

let site = start();
let stopping = false;
const changed = new Set();
let timer;

/** @param said what the site need not do again: `--lived`, the demonstration is there */
function start(...said) {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js', ...said], { cwd: root, stdio: 'inherit' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return { child, ended, running: () => child.exitCode === null && child.signalCode === null };
}

/** `src/a.tsx` → `dist/src/a.js`; what is no TypeScript is copied. Catalogues are read where they stand. */
async function bring(file) {
  if (file.startsWith('locales/') || /\.spec\.tsx?$/.test(file)) return;
  const target = join(root, 'dist', file.replace(/\.tsx?$/, '.js'));
  if (!existsSync(join(root, file))) return rmSync(target, { force: true });
  if (statSync(join(root, file)).isDirectory()) return;
  mkdirSync(dirname(target), { recursive: true });
  if (!/\.tsx?$/.test(file)) return copyFileSync(join(root, file), target);
  const { code } = await transformFile(join(root, file), { root, sourceMaps: 'inline' });
  writeFileSync(target, code);
}

async function again() {
  const files = [...changed];
  changed.clear();
  const from = performance.now();
  try {
    for (const file of files) await bring(file);
  } catch (error) {
    // The site that runs stays until the file can be read.
    return console.error(error.message);
  }
  // A stop would answer those inside for some seconds more; what is half done is rolled back.
  const lived = await isReady();
  site.child.kill('SIGKILL');
  await site.ended;
  site = start(...(lived ? ['--lived'] : []));
  while (site.running() && !(await isReady())) await new Promise((resolve) => setTimeout(resolve, 25));
  if (site.running()) console.log(`${files.join(', ')}: back after ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

const isReady = () =>
  fetch(`http://localhost:${port}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

// One restart at a time; changes meanwhile make one more.
let work = Promise.resolve();
for (const folder of ['src', 'migrations', 'locales']) {
  watch(join(root, folder), { recursive: true }, (_event, name) => {
    if (name === null || /(^|\/)\.|~$/.test(name)) return;
    changed.add(join(folder, name));
    clearTimeout(timer);
    timer = setTimeout(() => (work = work.then(() => (changed.size > 0 && !stopping ? again() : undefined))), 60);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    site.child.kill(signal);
    await site.ended;
    await postgres?.stop();
    process.exit(0);
  });
}
