import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addDays, localDate } from '../../src/kernel/local-date.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { axe, reader, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let url: string;
let gift: string;
let open: string;

beforeAll(async () => {
  browser = await openBrowser();
  const app = await startGivingApp();
  url = app.url;
  const city = await GivingCity.open(app, 'testkent', { widgetHosts: ['www.city.example'] });
  await GivingCity.open(app, 'emptykent');
  const [need, other] = await city.needs([12_300n, 9_900n]);
  open = `/testkent/en/bills/${other ?? ''}`;
  for (let at = 0; at < 40; at += 1) {
    await city.as('donor', (tx) =>
      tx.query(
        `INSERT INTO meeting.tally_day (city_id, day, kind, currency, listed, filled, given, paid, public_count) VALUES ($1, $2, 'bill', 'TRY', 900, $3, $4, $5, 0)`,
        [city.city.id, addDays(localDate('2026-10-10'), at), BigInt(6 * at), BigInt(at * 612_345), BigInt(Math.max(0, 6 * at - 30))],
      ),
    );
  }
  const started = await city.start([[need!, 12_300n]]);
  await city.tell(started);
  await city.runDue();
  gift = `/testkent/en/gifts/${started.token}`;
}, 90_000);

const pages = (): [name: string, path: string][] => [
  ['open figures', '/testkent/tr/transparency'],
  ['open figures of a new city', '/emptykent/en/transparency'],
  ['widget', '/testkent/en/widget'],
  ['gift with its card', gift],
  ['home with its data', '/testkent/en'],
];

describe.each([
  ['light', 'all'],
  ['dark', 'colours'],
] as const)('in %s', (scheme, what) => {
  it('axe finds nothing, nothing is wider than 320 px, and no policy is broken', async () => {
    const { page, complaints } = await reader(browser, { scheme, width: 320 });
    const found: Record<string, unknown> = {};
    for (const [name, path] of pages()) {
      await page.goto(url + path, { waitUntil: 'networkidle' });
      const problems = await axe(page, what);
      if (problems.length > 0 || (await tooWide(page))) found[name] = { problems, tooWide: await tooWide(page) };
    }
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  }, 180_000);
});

it('a greeting unfolds, says at its field what is wrong, and keeps what was typed', async () => {
  const { page } = await reader(browser, { width: 320 });
  const { t } = textsIn('en');
  await page.goto(url + open);
  await page.getByRole('button', { name: /to the basket/ }).click();
  await page.goto(`${url}/testkent/en/checkout`);
  await page.getByText(t('greeting.fold')).first().click();
  await page.getByLabel(t('greeting.to')).fill('friend@example.org');
  await page.getByLabel(t('greeting.from')).fill('Ayşe');
  await page.getByLabel(t('greeting.words')).fill('Look: https://example.org');
  await page.getByRole('button', { name: /^Pay ₺/ }).click();
  await page.getByRole('alert').getByText(t('refusals.greeting_link')).waitFor();
  expect(await page.getByLabel(t('greeting.words')).inputValue()).toBe('Look: https://example.org');
  expect([await axe(page), await tooWide(page)]).toEqual([[], false]);
  await page.getByLabel(t('greeting.words')).fill('Happy birthday');
  await page.getByRole('button', { name: /^Pay ₺/ }).click();
  await page.getByText(t('sandbox.no_real_money')).waitFor();
});
