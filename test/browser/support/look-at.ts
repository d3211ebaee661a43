import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Reader {
  readonly javaScript?: boolean;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly language?: string;
}

/** A person with a browser of their own. What the console complains of (a policy violated, a file missing) is kept in `complaints`. */
export async function reader(browser: Browser, wish: Reader = {}): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({
    javaScriptEnabled: wish.javaScript ?? true,
    viewport: { width: wish.width ?? 1280, height: 800 },
    colorScheme: wish.scheme ?? 'light',
    locale: wish.language ?? 'en',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, context, complaints };
}

/**
 * What axe finds wrong by WCAG 2.2 AA, one line a rule. `colours` asks for contrast alone: between light and dark a page differs in nothing
 * else that axe looks at. It is run in the page itself, which holds no other: three times as fast as by the package that can look into frames.
 */
export async function axe(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe does not look into frames here');
  await page.evaluate(source);
  const run = { resultTypes: ['violations'], runOnly: what === 'colours' ? ['color-contrast'] : TAGS };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(run)})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** True where the page can be scrolled sideways: at 320 px it must not. */
export function tooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** Tables of which a part lies outside what is seen: on a phone there must be none. */
export function cutTables(page: Page): Promise<string[]> {
  return page.evaluate(
    '[...document.querySelectorAll(".table-scroll")].filter((table) => table.scrollWidth > table.clientWidth).map((table) => table.ariaLabel)',
  );
}

/** What the keyboard stands on, as it is named to who hears it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate('(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim()');
}

/** Goes on by the Tab key until it stands on what is named so, or begins so. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (typeof name === 'string' ? now.startsWith(name) : name.test(now)) return;
  }
  throw new Error(`the keyboard does not reach "${String(name)}"`);
}
