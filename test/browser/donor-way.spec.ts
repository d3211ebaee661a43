import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Money } from '../../src/kernel/money.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { ENOUGH, openKinds, support, times } from '../stories/giving-kinds.js';
import { axe, reader, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let city: GivingCity;
let banded: GivingCity;
let kinds: GivingCity;
let url: string;

beforeAll(async () => {
  browser = await openBrowser();
  const app = await startGivingApp();
  url = app.url;
  city = await GivingCity.open(app);
  banded = await openKinds(app, 'bandkent', 'direct', 'banded', { names: { tr: 'Bandkent', en: 'Bandkent' } });
  kinds = await openKinds(app, 'kindkent', 'direct', 'exact', { names: { tr: 'Paketkent', en: 'Paketkent' } });
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

/** A phone's reader, whose pages must all fit and pass axe. */
async function phone(language: string, javaScript: boolean) {
  const { page, complaints } = await reader(browser, { javaScript, width: 390, language });
  const sound = async (): Promise<void> => {
    // Axe itself needs scripts: without them only the width is measured.
    expect([page.url(), await tooWide(page), javaScript ? await axe(page) : []]).toEqual([page.url(), false, []]);
  };
  return { page, complaints, sound };
}

/** Pays what the summary shows first, and comes back to a gift that has arrived. */
async function payNext(page: Page, from: GivingCity, language: string): Promise<void> {
  const { t } = textsIn(language);
  await press(page, new RegExp(t('donor.checkout.pay', { amount: '.+' })));
  await press(page, t('sandbox.approve'));
  await from.runDue();
  await page.reload();
  expect(await heading(page)).toBe(t('donor.gift.received'));
}

const ways = [
  ['en', true],
  ['tr', false],
] as const;

describe.each(ways)('a donor’s way in %s where no bill is shown by itself, with JavaScript: %s', (language, javaScript) => {
  it('from the front page to a class, a part of cash support, and two payments; then by an amount alone', async () => {
    const { t } = textsIn(language);
    await banded.needs(times(ENOUGH, 25_000n));
    await support(banded, 'cash', times(ENOUGH, 60_000n));
    const { page, complaints, sound } = await phone(language, javaScript);
    await page.goto(`${url}/${language}`);
    await follow(page, 'Bandkent');
    await sound();
    await follow(page, t('donor.home.door.pay'));
    await sound();
    const price = textsIn(language).money(Money.of(25_000n, 'TRY'));
    const name = t('shared.bills.around', { kind: 'water', price });
    await press(page, t('donor.bill.add.which', { bill: name }));
    await page.getByText(t('donor.basket.choices', { count: 1 })).waitFor();
    await page.getByLabel(t('donor.offer.parts')).fill('2');
    const cash = t('shared.cash.part', { price: textsIn(language).money(Money.of(20_000n, 'TRY')) });
    await press(page, t('donor.bill.add.which', { bill: cash }));
    await page.getByText(t('donor.basket.choices', { count: 2 })).waitFor();
    await sound();
    await page.getByRole('link', { name: t('donor.basket.go') }).click();

    await page.getByText(t('donor.checkout.ways', { count: 2 })).waitFor();
    await page.getByText(t('donor.checkout.if_filled.next.direct')).waitFor();
    await sound();
    await payNext(page, banded, language);
    await page.getByText(t('donor.gift.next', { count: 1 })).waitFor();
    await follow(page, t('donor.gift.next.go'));
    await page.getByText(t('donor.checkout.if_filled.next.trust')).waitFor();
    await payNext(page, banded, language);

    // An amount on the home page, a mistake first: the next bills of the biller with the most.
    await page.goto(`${url}/bandkent/${language}`);
    await page.getByLabel(t('donor.choose.amount')).fill('on');
    await press(page, t('donor.choose.go'));
    await page.getByRole('alert').getByText(t('refusals.amount_not_a_number')).waitFor();
    await sound();
    await page.getByLabel(t('donor.choose.amount')).fill('30');
    await press(page, t('donor.choose.go'));
    await page.getByText(t('shared.bills.next.of', { kind: 'water' })).waitFor();
    await payNext(page, banded, language);
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
  }, 120_000);
});

describe.each(ways)('a donor’s way in %s with a bill, packages and cash support, with JavaScript: %s', (language, javaScript) => {
  it('through one basket and a payment each way, over a number that cannot be', async () => {
    const { t } = textsIn(language);
    await kinds.needs([41_250n]);
    await support(kinds, 'package', times(3, 50_000n));
    await support(kinds, 'cash', [60_000n]);
    const { page, complaints, sound } = await phone(language, javaScript);
    await page.goto(`${url}/kindkent/${language}`);
    await sound();
    await follow(page, t('donor.home.door.pay'));
    await press(page, new RegExp(`^${t('donor.bill.add')}`));
    await page.getByText(t('donor.basket.count', { count: 1 })).waitFor();
    const family = t('shared.package', { code: 'family' });
    await page.getByLabel(`${t('donor.offer.count')}: ${family}`).fill('0');
    await press(page, t('donor.bill.add.which', { bill: family }));
    await page.getByRole('alert').getByText(t('refusals.count_invalid')).waitFor();
    await sound();
    await page.getByLabel(t('donor.offer.count'), { exact: true }).fill('2');
    await press(page, t('donor.bill.add'));

    expect(await heading(page)).toBe(t('donor.checkout.title'));
    await page.getByText(t('donor.checkout.why.trust', { city: 'Paketkent' })).waitFor();
    await sound();
    await page.goto(`${url}/kindkent/${language}/bills`);
    await press(
      page,
      t('donor.bill.add.which', { bill: t('shared.cash.part', { price: textsIn(language).money(Money.of(20_000n, 'TRY')) }) }),
    );
    await page.getByText(t('donor.basket.choices', { count: 3 })).waitFor();
    await page.getByRole('link', { name: t('donor.basket.go') }).click();
    for (const left of [1, 0]) {
      await payNext(page, kinds, language);
      if (left > 0) await follow(page, t('donor.gift.next.go'));
    }
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
  }, 120_000);
});
