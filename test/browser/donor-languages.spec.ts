import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Money } from '../../src/kernel/money.js';
import { languages, textsIn } from '../../src/platform/texts/index.js';
import { type GivingCity, startGivingApp } from '../invariants/giving.js';
import { ENOUGH, openKinds, support, times } from '../stories/giving-kinds.js';
import { axe, reader, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let city: GivingCity;
let url: string;

beforeAll(async () => {
  browser = await openBrowser();
  const app = await startGivingApp();
  url = app.url;
  const names = Object.fromEntries(languages.map((language) => [language, 'Dilkent']));
  city = await openKinds(app, 'dilkent', 'pool', 'banded', { names, languages: [...languages] });
  await city.needs(times(ENOUGH, 25_000n));
  await city.needs(times(ENOUGH, 52_000n), 'gas');
  await support(city, 'package', times(ENOUGH, 50_000n));
  await support(city, 'cash', times(ENOUGH, 60_000n));
}, 60_000);

/** Each language fits a phone of 320 px and passes axe, and its reader comes to a gift within a few presses, without JavaScript. */
describe.each(languages.map((language) => [language]))('in %s', (language) => {
  it('the pages fit and are sound, from the city’s door to the summary', async () => {
    const { t, money } = textsIn(language);
    const { page } = await reader(browser, { width: 320, language });
    const found: Record<string, unknown> = {};
    const look = async (path: string): Promise<void> => {
      await page.goto(`${url}${path}`);
      const problems = await axe(page);
      if (problems.length > 0 || (await tooWide(page))) found[path] = { problems, tooWide: await tooWide(page) };
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    };
    for (const path of ['', '/bills', '/give/bill:water:25000', '/give/package:family:50000', '/choose'])
      await look(`/dilkent/${language}${path}`);
    const price = money(Money.of(25_000n, 'TRY'), true);
    await page.goto(`${url}/dilkent/${language}/bills`);
    await page
      .getByRole('button', { name: t('donor.bill.add.which', { bill: t('shared.bills.around', { kind: 'water', price }) }) })
      .click();
    await page.getByText(t('donor.basket.choices', { count: 1 })).waitFor();
    await look(`/dilkent/${language}/checkout`);
    expect(found).toEqual({});
  }, 120_000);

  it('a stranger gives by an amount alone, without JavaScript', async () => {
    const { t } = textsIn(language);
    const { page } = await reader(browser, { width: 390, language, javaScript: false });
    await page.goto(`${url}/dilkent/${language}`);
    await page.getByLabel(t('donor.choose.amount')).fill('25');
    await page.getByRole('button', { name: t('donor.choose.go') }).click();
    await page.getByText(t('donor.checkout.why.pool', { city: 'Dilkent' })).waitFor();
    await page.getByRole('button', { name: new RegExp(t('donor.checkout.pay', { amount: '.+' })) }).click();
    await page.getByRole('button', { name: t('sandbox.approve'), exact: true }).click();
    await city.runDue();
    await page.reload();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(t('donor.gift.received'));
  }, 60_000);
});
