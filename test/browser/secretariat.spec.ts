import type { Browser } from 'playwright-core';
import { CreateStaff } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { localDate } from '../../src/kernel/local-date.js';
import {
  EnrolKey,
  exampleRecorder,
  ReceiveReport,
  RecordAdoption,
  reportType,
  type MemberId,
  type Stage,
} from '../../src/network/index.js';
import { newSigningPair, signJws } from '../../src/platform/crypto/index.js';
import { startTestApp, type TestApp } from '../support/index.js';
import { axe, cutTables, reader, tooWide, type Reader } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

const credentials = { email: 'secretariat@example.org', password: 'a long example password' };
const steps: [string, Stage][] = [
  ['tr-istanbul', 'live'],
  ['ba-sarajevo', 'pilot'],
  ['bg-sofia', 'technical_setup'],
  ['me-kotor', 'agreement_signed'],
  ['hr-zagreb', 'applied'],
  ['al-tirana', 'interested'],
  ['gr-athens', 'invited'],
];
const figures = [
  ['bills_listed', '', 'TRY', 64],
  ['bills_paid', '', 'TRY', 52],
  ['amount_paid', '', 'TRY', 1_204_050],
  ['bills_paid', 'water', 'TRY', 'suppressed'],
  ['bills_paid', 'gas', 'TRY', 'suppressed'],
  ['households_helped', '', '', 0],
] as const;

describe('the secretariat in a browser', () => {
  let app: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    app = await startTestApp({ sites: ['network'] });
    browser = await openBrowser();
    await app.get(CreateStaff).run('network', { ...credentials, name: 'Example Person', duties: ['secretariat'] }, commandActor('test'));
    for (const [id, stage] of steps) {
      const step = { stage, effectiveOn: localDate('2026-11-20'), evidence: 'demonstration', actor: exampleRecorder };
      await app.get(RecordAdoption).run({ ...step, memberId: id as MemberId });
    }
    await report();
  }, 60_000);

  async function report(): Promise<void> {
    const { publicKey, privateKey } = newSigningPair();
    await app.get(EnrolKey).run({ memberId: 'tr-istanbul' as MemberId, version: 1, publicKey });
    const values = figures.map(([indicator, dimension, currency, value]) => ({ indicator, dimension, currency, value }));
    const facts = { version: 1, node: 'shared', city: 'tr-istanbul', dataset: 'city-quarter', period: '2026-Q3', zone: 'Europe/Istanbul' };
    const chain = { revision: 1, previousRevision: null, previousPeriod: null, k: 5, comment: '', signedBy: 'Example Officer', values };
    await app.get(ReceiveReport).run(signJws({ kid: 'tr-istanbul.1', typ: reportType }, { ...facts, ...chain }, privateKey));
  }

  async function signIn(language: string, wish: Reader): ReturnType<typeof reader> {
    const visit = await reader(browser, wish);
    await visit.page.goto(`${app.url}/secretariat/${language}`);
    await visit.page.fill('#email', credentials.email);
    await visit.page.fill('#password', credentials.password);
    await visit.page.click('main button[type=submit]');
    return visit;
  }

  const pages = ['adoption', 'adoption?stage=live', 'quarter?quarter=2026-Q3', 'members/tr-istanbul'];

  it.each<[string, string, Reader]>([
    ['on a desk', 'en', {}],
    ['on a phone, in the dark', 'tr', { width: 320, scheme: 'dark' }],
    ['without JavaScript', 'en', { javaScript: false, width: 320 }],
  ])(
    'reads well %s',
    async (_where, language, wish) => {
      const { page, context, complaints } = await signIn(language, wish);
      for (const path of pages) {
        const answer = await page.goto(`${app.url}/secretariat/${language}/${path}`);
        expect(answer?.status()).toBe(200);
        expect(await tooWide(page)).toBe(false);
        // On a phone nothing of a table lies out of sight, and it is still a table to who hears it.
        if (wish.width === 320) expect([path, ...(await cutTables(page))]).toEqual([path]);
        expect(await page.getByRole('rowheader').count()).toBeGreaterThan(0);
        expect(await page.getByRole('columnheader').count()).toBeGreaterThan(0);
        expect(await page.getByRole('cell').count()).toBeGreaterThan(0);
        // axe needs a script of its own.
        if (wish.javaScript !== false) expect([path, ...(await axe(page))]).toEqual([path]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('takes a step with nothing but a form', async () => {
    const { page, context } = await signIn('en', { javaScript: false });
    await page.goto(`${app.url}/secretariat/en/members/ro-galati`);
    await page.fill('#evidence', 'letter 12/2026');
    await page.click('main button[type=submit]');
    expect(await page.locator('main [data-stage="invited"]').count()).toBeGreaterThan(0);
    await context.close();
  }, 30_000);
});
