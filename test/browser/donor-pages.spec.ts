import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { ENOUGH, openKinds, support, times } from '../stories/giving-kinds.js';
import { axe, focused, reader, tabTo, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let city: GivingCity;
let needs: NeedId[];
let gift: string;
let left: string;
let url: string;

beforeAll(async () => {
  browser = await openBrowser();
  const app = await startGivingApp();
  url = app.url;
  city = await GivingCity.open(app);
  await GivingCity.open(app, 'soonkent', { status: 'opens_soon', names: { tr: 'Yakınkent', en: 'Soonkent' } });
  needs = await city.needs([41_250n, 128_790n, 9_875n, 56_035n, 300n], 'water');
  // The first in line, whatever the ids: whoever takes the first bill takes none that a story of its own needs.
  await city.needs([64_000n], 'gas', { cutOffOn: localDate('2026-12-01') });
  const banded = await openKinds(app, 'bandkent', 'direct', 'banded');
  await banded.needs(times(ENOUGH, 25_000n));
  await support(banded, 'cash', times(ENOUGH, 60_000n));
  await support(banded, 'package', times(ENOUGH, 50_000n));
  await openKinds(app, 'fewkent', 'pool', 'banded');
  const started = await city.start([[needs[1] as NeedId, 50_000n]]);
  await city.tell(started);
  await city.runDue();
  gift = `/testkent/en/gifts/${started.token}`;
  left = `/testkent/en/gifts/${(await city.start([[needs[1] as NeedId, 1_000n]])).token}?left=1`;
}, 60_000);

const pages = (): [name: string, path: string][] => [
  ['front page', '/en'],
  ['staff’s door', '/en/staff'],
  ['city home', '/testkent/tr'],
  ['list', '/testkent/en/bills'],
  ['list without a match', '/testkent/en/bills?min=90000'],
  ['list with a mistake', '/testkent/en/bills?min=ten&max=-1'],
  ['bill', `/testkent/tr/bills/${needs[0] ?? ''}`],
  ['empty summary', '/testkent/en/checkout'],
  ['gift', gift],
  ['gift that was left without paying', left],
  ['receipt', `${gift}/receipt`],
  ['home of a city without single bills', '/bandkent/en'],
  ['classes', '/bandkent/tr/bills'],
  ['no class', '/fewkent/en/bills'],
  ['class', '/bandkent/tr/give/bill:water:25000'],
  ['next bills', '/bandkent/en/give/bill:water'],
  ['parts', '/bandkent/en/give/cash::20000'],
  ['choose for me', '/bandkent/en/choose'],
  ['class that is not public', '/bandkent/en/give/bill:water:50000'],
  ['city that opens soon', '/soonkent/tr'],
  ['unknown city', '/nokent/en'],
  ['unknown page', '/testkent/en/nothing/here'],
];

describe.each([
  ['light', 'all'],
  ['dark', 'colours'],
] as const)('in %s', (scheme, what) => {
  it('axe finds nothing on any page, and none is wider than 320 px', async () => {
    const { page } = await reader(browser, { scheme, width: 320 });
    const found: Record<string, unknown> = {};
    for (const [name, path] of pages()) {
      await page.goto(url + path);
      const problems = await axe(page, what);
      if (problems.length > 0 || (await tooWide(page))) found[name] = { problems, tooWide: await tooWide(page) };
    }
    await choose(page, [needs[0], needs[2]]);
    await page.goto(`${url}/testkent/en/checkout`);
    expect(await axe(page, what)).toEqual([]);
    await page.goto(`${url}/testkent/en/bills`);
    expect(await axe(page, what)).toEqual([]);
    // What the basket holds already: said on the list and on the page of what it stands in the way of.
    await page.goto(`${url}/bandkent/tr/give/bill:water:25000`);
    await page.locator('form[action$="/basket"] button').first().click();
    for (const path of ['/bandkent/tr/bills', '/bandkent/tr/give/bill:water']) {
      await page.goto(url + path);
      await page.getByText(textsIn('tr').t('donor.overlap.remove', { name: '₺250,00 civarında su faturaları' })).waitFor();
      expect([path, await axe(page, what), await tooWide(page)]).toEqual([path, [], false]);
    }
    expect(found).toEqual({});
  }, 240_000);
});

it.each(['/testkent/en/bills', '/testkent/tr', '/bandkent/en/bills', '/bandkent/tr', '/en'])(
  '%s and all it loads stay under 60 KB on the wire, fonts apart, and the script under 5 KB',
  async (path) => {
    const { page } = await reader(browser);
    let bytes = 0;
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('.woff2')) return;
      void request.sizes().then(({ responseBodySize }) => (bytes += responseBodySize));
    });
    await page.goto(url + path, { waitUntil: 'networkidle' });
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThan(60_000);
    expect(readFileSync(join(projectRoot(), 'src/web/shared/assets/page.js')).length).toBeLessThan(5 * 1024);
  },
);

it('can be walked by the keyboard alone, from the list to the provider', async () => {
  const { page } = await reader(browser);
  const { t } = textsIn('en');
  await page.goto(`${url}/testkent/en/bills`);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(t('shared.skip'));
  await page.keyboard.press('Enter');
  await tabTo(page, t('donor.bill.add'));
  await page.keyboard.press('Enter');
  await page.getByText(t('donor.basket.count', { count: 1 })).waitFor();
  await tabTo(page, t('donor.basket.go'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: t('donor.checkout.title') }).waitFor();
  await tabTo(page, 'Pay ₺');
  await page.keyboard.press('Enter');
  await page.getByText(t('sandbox.no_real_money')).waitFor();
});

it('gives the place of an offer back at once when what stood in its way is taken out, and takes it when that comes in', async () => {
  const { page } = await reader(browser);
  const { t } = textsIn('en');
  await page.goto(`${url}/bandkent/en/bills`);
  const next = page.locator('[id="offer-bill:water"]');
  await page.locator('[id="offer-bill:water:25000"] button').click();
  await next.getByRole('button', { name: t('donor.overlap.remove', { name: 'Water bills around ₺250.00' }) }).click();
  await next.getByRole('button', { name: t('donor.bill.add') }).waitFor();
  expect(await page.locator('[id="offer-bill:water:25000"]').getByRole('button').innerText()).toBe(t('donor.bill.add'));
  await next.locator('button:focus').waitFor();
});

it('takes a part of a bill, and says at the field what is wrong with one', async () => {
  const { page } = await reader(browser, { language: 'tr' });
  const { t } = textsIn('tr');
  await page.goto(`${url}/testkent/tr/bills/${needs[3] ?? ''}`);
  for (const [typed, code] of [
    ['on lira', 'amount_not_a_number'],
    ['0', 'amount_not_positive'],
    ['-3', 'amount_not_positive'],
    ['12,345', 'amount_decimals'],
    ['999999', 'amount_over_remaining'],
  ] as const) {
    await page.getByLabel(t('donor.bill.amount')).fill(typed);
    await page.getByRole('button', { name: t('donor.bill.amount.add') }).click();
    await page
      .getByRole('alert')
      .getByText(t(`refusals.${code}`))
      .waitFor();
    expect(await page.getByLabel(t('donor.bill.amount')).inputValue()).toBe(typed);
  }
  await page.getByLabel(t('donor.bill.amount')).fill('120,50');
  await page.getByRole('button', { name: t('donor.bill.amount.add') }).click();
  await page.getByText('₺120,50').first().waitFor();
});

it('charges nothing that was not shown: a bill that fills meanwhile, a second tab, the back button', async () => {
  const { page, context } = await reader(browser);
  const { t } = textsIn('en');
  const [one, other] = await city.needs([10_000n, 20_000n], 'water');
  await choose(page, [one, other]);
  await page.goto(`${url}/testkent/en/checkout`);
  const tab = await context.newPage();
  await tab.goto(`${url}/testkent/en/checkout`);

  const elsewhere = await city.start([[one as NeedId, 10_000n]]);
  await city.tell(elsewhere);
  await city.runDue();
  await page.getByRole('button', { name: 'Pay ₺300.00' }).click();
  await page.getByText(t('donor.checkout.changed')).first().waitFor();
  await page.getByText(t('donor.checkout.gone', { count: 1 })).waitFor();
  await page.getByRole('button', { name: 'Pay ₺200.00' }).click();
  await page.getByRole('button', { name: t('sandbox.approve'), exact: true }).click();

  await tab.getByRole('button', { name: 'Pay ₺300.00' }).click();
  await tab.getByText(t('donor.checkout.changed')).first().waitFor();
  await page.goto(`${url}/testkent/en/checkout`);
  await page.getByText(t('donor.checkout.empty')).first().waitFor();
});

it('knows no basket of another city, and none that was changed', async () => {
  const { page, context } = await reader(browser);
  await choose(page, [needs[0]]);
  const [basket] = (await context.cookies()).filter(({ name }) => name === 'basket-testkent');
  expect(basket).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  await context.addCookies([{ name: 'basket-testkent', value: `${basket?.value.slice(0, -3) ?? ''}abc`, url }]);
  await page.goto(`${url}/testkent/en/checkout`);
  await page.getByRole('heading', { name: textsIn('en').t('donor.checkout.empty') }).waitFor();
});

async function choose(page: Page, ids: readonly (NeedId | undefined)[]): Promise<void> {
  for (const id of ids) {
    await page.goto(`${url}/testkent/en/bills/${id ?? ''}`);
    await page.getByRole('button', { name: /to the basket/ }).click();
  }
}
