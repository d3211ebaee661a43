import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** What a container's Chromium needs: no sandbox of its own, no shared memory, no network of its own. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--mute-audio'];

type Find = () => string | undefined | Promise<string | undefined>;

export const places: readonly Find[] = [() => process.env['CHROME_PATH'], () => usual.find((path) => existsSync(path)), bundled];

/** A Chromium that is there: CHROME_PATH, Debian's, or the one that npm brought. @throws Error that says what to install */
export async function launch(from: readonly Find[] = places): Promise<Browser> {
  const tried: string[] = [];
  for (const find of from) {
    const executablePath = await find();
    if (!executablePath) continue;
    try {
      return await chromium.launch({ executablePath, args: ARGS });
    } catch (error) {
      tried.push(`${executablePath}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'no'}`);
    }
  }
  throw new Error(
    'The browser tests need a Chromium. Install one (`apt-get install chromium`), or the library that the one from npm lacks ' +
      `(\`apt-get install libnss3\`), or name one by CHROME_PATH.\nTried: ${tried.join('\n') || 'nothing found'}`,
  );
}

/** The Chromium inside the npm package, unpacked on first use. */
async function bundled(): Promise<string | undefined> {
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } catch {
    return undefined;
  }
}
