import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { reader, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let city: GivingCity;
let url: string;

beforeAll(async () => {
  browser = await openBrowser();
  const app = await startGivingApp();
  url = app.url;
  city = await GivingCity.open(app);
}, 60_000);

/** Goes by what a person sees. */
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const follow = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).first().click();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

describe.each([
  ['en', true, 320],
  ['tr', true, 1280],
  ['en', false, 1280],
  ['tr', false, 320],
] as const)('a donor’s whole way in %s, with JavaScript: %s, at %i px', (language, javaScript, width) => {
  it('from the front page to two receipts, over a declined card', async () => {
    const { t } = textsIn(language);
    await city.needs([41_250n, 9_875n], 'water');
    await city.needs([128_790n], 'gas');
    const { page, complaints } = await reader(browser, { javaScript, width, language });
    const fits = async (): Promise<void> => {
      expect([page.url(), await tooWide(page)]).toEqual([page.url(), false]);
    };

    await page.goto(`${url}/${language}`);
    await fits();
    await follow(page, 'Testkent');
    await fits();
    await follow(page, t('donor.home.door.pay'));
    expect(await heading(page)).toBe(t('donor.list.title'));
    await fits();

    // One of each biller into the basket, without leaving the list.
    await page.getByText(t('donor.list.filters'), { exact: true }).click();
    await page.getByLabel(t('donor.list.kind')).selectOption('water');
    await press(page, t('donor.list.show'));
    await press(page, new RegExp(`^${t('donor.bill.add')}`));
    await page.getByText(t('donor.basket.count', { count: 1 })).waitFor();
    await page.goto(`${url}/testkent/${language}/bills?kind=gas`);
    await press(page, new RegExp(`^${t('donor.bill.add')}`));
    await page.getByText(t('donor.basket.count', { count: 2 })).waitFor();
    await fits();
    await page.getByRole('link', { name: t('donor.basket.go') }).click();

    // The summary says that there will be two payments; a mistyped address comes back with what was typed.
    await page.getByText(t('donor.checkout.payments', { count: 2 })).waitFor();
    await fits();
    await page.getByLabel(t('donor.checkout.if_filled.refund')).check();
    await page.getByLabel(t('donor.checkout.email')).fill('nobody@');
    const pay = new RegExp(t('donor.checkout.pay', { amount: '.+' }));
    await press(page, pay);
    await page.getByRole('alert').getByText(t('refusals.email_invalid')).waitFor();
    expect(await page.getByLabel(t('donor.checkout.email')).inputValue()).toBe('nobody@');
    expect(await page.getByLabel(t('donor.checkout.if_filled.refund')).isChecked()).toBe(true);
    await fits();
    await page.getByLabel(t('donor.checkout.email')).fill('');
    await press(page, pay);

    // Declined: no money, and the basket is whole again.
    await press(page, t('sandbox.decline'));
    await city.runDue();
    await page.reload();
    expect(await heading(page)).toBe(t('donor.gift.failed'));
    await fits();
    await follow(page, t('donor.gift.again'));
    await page.getByText(t('donor.checkout.payments', { count: 2 })).waitFor();

    for (const left of [1, 0]) {
      await press(page, pay);
      await press(page, t('sandbox.approve'));
      await city.runDue();
      await page.reload();
      expect(await heading(page)).toBe(t('donor.gift.received'));
      await fits();
      const gift = page.url();
      await follow(page, t('donor.gift.receipt'));
      expect(await heading(page)).toBe(t('donor.receipt.title'));
      await page.getByText(t('donor.receipt.is_not.text')).waitFor();
      await fits();
      await page.goto(gift);
      if (left === 0) break;
      await page.getByText(t('donor.gift.next', { count: left })).waitFor();
      await follow(page, t('donor.gift.next.go'));
    }
    await page.getByRole('link', { name: t('donor.gift.more'), exact: true }).waitFor();
    // The form that came back with a mistake is the only answer that was no success.
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
  }, 120_000);
});
