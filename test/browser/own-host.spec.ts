import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { reader } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let app: TestApp;
let city: GivingCity;

beforeAll(async () => {
  browser = await openBrowser();
  app = await startGivingApp();
  city = await GivingCity.open(app, 'ownkent', { hosts: ['ownkent.localhost'], names: { tr: 'Kendikent', en: 'Ownkent' } });
}, 60_000);

describe.each(['ownkent.localhost', 'localhost'])('a donor at %s, another name than the service’s own', (host) => {
  it('pays and comes back, and no policy of a page stands in the way', async () => {
    const { t } = textsIn('en');
    const [need] = await city.needs([20_000n]);
    const { port } = new URL(app.url);
    const { page } = await reader(browser);
    const base = host === 'localhost' ? '/ownkent/en' : '/en';
    await page.goto(`http://${host}:${port}${base}/bills/${need ?? ''}`);
    await page.getByRole('button', { name: /to the basket/ }).click();
    await page.goto(`http://${host}:${port}${base}/checkout`);
    await page.getByRole('button', { name: 'Pay ₺200.00' }).click();
    await page.getByRole('button', { name: t('sandbox.approve'), exact: true }).click();
    await page.getByRole('heading', { name: t('donor.gift.pending') }).waitFor();
    await city.runDue();
    await page.reload();
    await page.getByRole('heading', { name: t('donor.gift.received') }).waitFor();
    if (host !== 'localhost') expect(page.url()).toMatch(new RegExp(`^http://${host}:${port}/en/gifts/`));
  }, 60_000);
});
