import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { freePort } from '../../src/local/embedded/index.js';
import { launch } from './support/launch.js';

// `npm run screenshots`: the demonstration in a folder of its own, and the README's pictures of it in docs/pictures.
const folder = join(projectRoot(), 'docs/pictures');

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly scheme?: 'dark';
  /** Puts the first bill of the list into the basket before the picture is taken. */
  readonly choose?: boolean;
}

const pictures: readonly Picture[] = [
  { name: 'wide', path: '/istanbul/en', width: 1280, height: 860 },
  { name: 'phone', path: '/istanbul/tr/bills', width: 390, height: 844, choose: true },
  { name: 'front', path: '/en', width: 1280, height: 860 },
  { name: 'list-dark', path: '/istanbul/en/bills', width: 1280, height: 860, scheme: 'dark', choose: true },
];

async function main(): Promise<void> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'pay-it-forward-pictures-'));
  const server = spawn(process.execPath, ['--import', './test/runner/register-typescript.js', 'src/main.ts'], {
    cwd: projectRoot(),
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  try {
    const url = `http://localhost:${String(port)}`;
    await ready(`${url}/health/ready`);
    await take(url);
  } finally {
    server.kill('SIGTERM');
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function ready(address: string): Promise<void> {
  for (let tries = 0; tries < 480; tries++) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the demonstration did not start within two minutes');
}

async function take(url: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await launch();
  for (const { name, path, width, height, scheme, choose } of pictures) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme ?? 'light',
      deviceScaleFactor: width < 500 ? 2 : 1,
    });
    const page = await context.newPage();
    await page.goto(url + path, { waitUntil: 'networkidle' });
    if (choose) {
      await page.locator('.bill form button').first().click();
      await page.locator('.basket__row').waitFor();
      await page.evaluate('window.scrollTo(0, 0); document.activeElement?.blur()');
    }
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await context.close();
  }
  await browser.close();
}

await main();
