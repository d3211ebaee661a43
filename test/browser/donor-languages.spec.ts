import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Money } from '../../src/kernel/money.js';
import { languages, textsIn, type Language } from '../../src/platform/texts/index.js';
import { type GivingCity, startGivingApp } from '../invariants/giving.js';
import { ENOUGH, openKinds, support, times } from '../stories/giving-kinds.js';
import { axe, reader, tabTo, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let city: GivingCity;
let url: string;

beforeAll(async () => {
  browser = await openBrowser();
  const app = await startGivingApp();
  url = app.url;
  const names = Object.fromEntries(
    languages.map((language) => [language, language === 'sr' || language === 'bg' ? 'Језикград' : 'Dilkent']),
  );
  city = await openKinds(app, 'dilkent', 'pool', 'banded', { names, languages: [...languages] });
  // Enough for the reader of the last language too.
  await city.needs(times(3 * ENOUGH, 25_000n));
  await city.needs(times(ENOUGH, 52_000n), 'gas');
  await support(city, 'package', times(ENOUGH, 50_000n));
  await support(city, 'cash', times(3 * ENOUGH, 60_000n));
}, 60_000);

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const nameIn = (language: Language): string => city.city.name(language);

/** In each language the pages fit a phone and pass axe, and its reader comes to a gift: by the keyboard alone, and without JavaScript. */
describe.each(languages.map((language) => [language]))('in %s', (language) => {
  it('the whole way is sound and fits a phone, by the keyboard alone, from the city’s door to the gift that arrived', async () => {
    const { t, money } = textsIn(language);
    const { page, complaints } = await reader(browser, { width: 320, language });
    const letters = new Set<string>();
    page.on('request', (request) => {
      const font = /plex-([a-z-]+)-\d+/.exec(request.url())?.[1];
      if (font) letters.add(font);
    });
    const found: Record<string, unknown> = {};
    const look = async (): Promise<void> => {
      const problems = await axe(page);
      const wide = await tooWide(page);
      if (problems.length > 0 || wide) found[page.url()] = { problems, wide };
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      await page.evaluate('document.fonts.ready');
    };
    const press = async (name: string | RegExp): Promise<void> => {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    };
    const beside = ['/give/bill:water:25000', '/give/package:family:50000', '/choose', '/transparency', '/household'];
    for (const path of [`/${language}`, ...beside.map((each) => `/dilkent/${language}${each}`), `/dilkent/${language}`]) {
      await page.goto(url + path);
      await look();
    }
    await press(t('donor.home.door.pay'));
    await page.getByRole('heading', { level: 1, name: t('donor.list.title') }).waitFor();
    await look();

    // Two parts of cash support and a bill of a class: a basket of two kinds.
    await tabTo(page, `${t('donor.offer.parts')}: `);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText(t('donor.basket.choices', { count: 1 })).waitFor();
    const price = money(Money.of(25_000n, 'TRY'));
    await press(t('donor.bill.add.which', { bill: t('shared.bills.around', { kind: 'water', price }) }));
    await page.getByText(t('donor.basket.choices', { count: 2 })).waitFor();
    await look();
    await press(t('donor.basket.go'));
    await page.getByRole('heading', { name: t('donor.checkout.title') }).waitFor();
    await look();
    await press(new RegExp(`^${t('donor.checkout.pay', { amount: '.+' })}$`));
    await page.getByText(t('sandbox.no_real_money')).waitFor();
    await look();
    await press(t('sandbox.approve'));
    await page.getByRole('heading', { level: 1, name: t('donor.gift.pending') }).waitFor();
    await city.runDue();
    await page.reload();
    expect(await heading(page)).toBe(t('donor.gift.received'));
    await look();
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
    // Only a page in Cyrillic loads its letters.
    expect([letters.has('latin'), letters.has('cyrillic')]).toEqual([true, language === 'sr' || language === 'bg']);
  }, 120_000);

  it('a stranger gives by an amount alone, without JavaScript', async () => {
    const { t } = textsIn(language);
    const { page } = await reader(browser, { width: 390, language, javaScript: false });
    const fits = async (): Promise<void> => {
      expect([page.url(), await tooWide(page)]).toEqual([page.url(), false]);
    };
    await page.goto(`${url}/dilkent/${language}`);
    await fits();
    await page.getByLabel(t('donor.choose.amount')).fill('25');
    await page.getByRole('button', { name: t('donor.choose.go') }).click();
    await page.getByText(t('donor.checkout.why.pool', { city: nameIn(language) })).waitFor();
    await fits();
    await page.getByRole('button', { name: new RegExp(t('donor.checkout.pay', { amount: '.+' })) }).click();
    await page.getByRole('button', { name: t('sandbox.approve'), exact: true }).click();
    await city.runDue();
    await page.reload();
    expect(await heading(page)).toBe(t('donor.gift.received'));
    await fits();
  }, 60_000);
});
