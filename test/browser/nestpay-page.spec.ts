import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ReadDonation } from '../../src/donations/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { openBankCity, type BankCity } from '../doubles/nestpay/bank-city.js';
import { axe, reader, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let held: BankCity;
beforeAll(async () => {
  browser = await openBrowser();
  held = await openBankCity();
}, 60_000);

async function begin(language: string): Promise<{ redirectUrl: string; token: string; page: string }> {
  const [need] = await held.world.needs([50_000n]);
  const lines = [{ needId: need, amount: { amount: '120.05', currency: 'TRY' } }];
  const { body } = await held.app.program().post('/api/v1/istanbul/donations').send({ lines, ifFilled: 'next', language }).expect(201);
  return body as { redirectUrl: string; token: string; page: string };
}

describe.each([
  ['tr', false, 390, 'light'],
  ['en', false, 320, 'dark'],
  ['tr', true, 1280, 'light'],
] as const)('the way through the bank in %s, with JavaScript: %s, at %i px', (language, javaScript, width, scheme) => {
  it.each(['pay', 'decline'] as const)(
    'after a %s ends on the gift’s own page',
    async (outcome) => {
      const { t } = textsIn(language);
      const gift = await begin(language);
      const { page, complaints } = await reader(browser, { javaScript, width, language, scheme });
      await page.goto(gift.redirectUrl);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(t('nestpay.title'));
      expect(await tooWide(page)).toBe(false);
      if (javaScript) expect(await axe(page)).toEqual([]);
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/nestpay-${language}-${width}.png` });

      // By keyboard: the one button is the first stop.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: outcome, exact: true }).click();
      if (!javaScript) await page.getByRole('button', { name: 'Back to the merchant' }).click();
      // The gift was begun over the API: this browser's cookie knows of none, so it comes to the city's words of thanks.
      await page.waitForURL(gift.page.replace(/[^/]+$/, 'back'));
      await page.goto(gift.page);

      await held.bank.control('quiet');
      for (let round = 0; round < 2; round += 1) await held.world.runDue();
      const { status } = await held.app.get(ReadDonation).run(held.city, gift.token);
      expect(status).toBe(outcome === 'pay' ? 'received' : 'failed');

      // Back in the history there is no second payment.
      await page.goto(gift.redirectUrl);
      expect(await page.getByRole('status').innerText()).toBe(textsIn(language).refusal('checkout_over'));
      expect(await page.getByRole('button').count()).toBe(0);
      if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/nestpay-over-${language}-${width}.png` });
      // The console says that an answer was 410, and nothing else.
      expect(complaints.filter((line) => !line.includes('410'))).toEqual([]);
      expect(await held.bank.refused()).toEqual([]);
    },
    60_000,
  );
});
