import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { testServer } from './test-server.js';
import { until } from './wait.js';

/** Builds dist once in a run, by whichever test file asks first; the others wait for it. */
export async function built(): Promise<void> {
  const { dataDir, run } = testServer();
  const mark = join(dataDir, `built-${run}`);
  try {
    mkdirSync(mark);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await until('the build', () => existsSync(join(mark, 'done')), 120_000);
    return;
  }
  await build();
  writeFileSync(join(mark, 'done'), '');
}

async function build(): Promise<void> {
  const child = spawn(process.execPath, [join(projectRoot(), 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build'], {
    cwd: projectRoot(),
    // Without HOME the compiler finds no place for its native part.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`nest build failed:\n${said}`);
}
