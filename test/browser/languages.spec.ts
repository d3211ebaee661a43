import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { axe, reader, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let url: string;

const names = { bs: 'Probni grad', hr: 'Probni grad', sr: 'Пробни град', cnr: 'Probni grad', bg: 'Пробен град', en: 'Testkent' };

beforeAll(async () => {
  browser = await openBrowser();
  const app = await startGivingApp();
  url = app.url;
  const city = await GivingCity.open(app, 'testkent', { languages: Object.keys(names), names });
  await city.needs([41_250n, 128_790n], 'water');
}, 60_000);

describe.each([
  ['bs', false],
  ['hr', false],
  ['sr', true],
  ['cnr', false],
  ['bg', true],
] as const)('in %s', (tag, cyrillic) => {
  it('no page is wider than 320 px, axe finds nothing, and only a page in Cyrillic loads its letters', async () => {
    const { page } = await reader(browser, { width: 320 });
    const fonts = new Set<string>();
    page.on('request', (request) => {
      const font = /plex-([a-z-]+)-\d+/.exec(request.url())?.[1];
      if (font) fonts.add(font);
    });
    const found: Record<string, unknown> = {};
    for (const path of [
      `/${tag}`,
      `/testkent/${tag}`,
      `/testkent/${tag}/bills`,
      `/testkent/${tag}/transparency`,
      `/testkent/${tag}/household`,
      `/testkent/${tag}/checkout`,
    ]) {
      await page.goto(url + path, { waitUntil: 'networkidle' });
      expect(await page.getAttribute('html', 'lang')).toBe(tag);
      const problems = await axe(page);
      if (problems.length > 0 || (await tooWide(page))) found[path] = { problems, tooWide: await tooWide(page) };
    }
    expect(found).toEqual({});
    expect(fonts.has('latin')).toBe(true);
    expect(fonts.has('cyrillic')).toBe(cyrillic);
  }, 60_000);
});
