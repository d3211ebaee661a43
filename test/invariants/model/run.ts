import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consequences, type Figures, tell, together } from './figures.js';

// `npm run model`: ten thousand histories, shared among MODEL_WORKERS processes. Each has a database and a seed of its own, so that the same
// numbers give the same histories; one that finds a difference names its seed and path for `MODEL_SEED=… MODEL_PATH=… npm run model`.

const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const replayed = process.env['MODEL_PATH'] !== undefined;
const workers = replayed ? 1 : number('MODEL_WORKERS', 2);
const histories = replayed ? 1 : number('MODEL_HISTORIES', 10_000);
const seed = number('MODEL_SEED', 20_201_104);
const folder = mkdtempSync(join(tmpdir(), 'pay-it-forward-model-'));
const began = performance.now();

const shards = Array.from({ length: workers }, (_, at) => ({
  seed: seed + at,
  histories: Math.floor(histories / workers) + (at < histories % workers ? 1 : 0),
  figures: join(folder, `${String(at)}.json`),
}));

function run({ seed, histories, figures }: (typeof shards)[number]): Promise<boolean> {
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const env = {
    ...process.env,
    MODEL_SEED: String(seed),
    MODEL_HISTORIES: String(histories),
    // Replayed, a history that failed is made smaller; in the long run that would hold up the others.
    ...(replayed ? {} : { MODEL_FIGURES: figures }),
  };
  const child = spawn(process.execPath, [jest, 'test/invariants/model'], { env, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)));
}

const right = await Promise.all(shards.map(run));
if (right.every(Boolean) && !replayed) {
  const all = shards.map(({ figures }) => JSON.parse(readFileSync(figures, 'utf8')) as Figures);
  const count = all.reduce((sum, each) => sum + each.histories, 0);
  const ran = together(all);
  const commands = Object.entries(ran).reduce((sum, [name, times]) => sum + (consequences.includes(name) ? 0 : times), 0);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  process.stdout.write(
    `\n${String(count)} histories, ${String(commands)} commands, ${String(workers)} processes, ${minutes} minutes; differences: 0\n`,
  );
  for (const each of all) process.stdout.write(`  seed ${String(each.seed)}: ${String(each.histories)} in ${String(each.seconds)} s\n`);
  process.stdout.write(tell(ran));
} else if (!right.every(Boolean)) {
  process.exitCode = 1;
}
rmSync(folder, { recursive: true });
