import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { City } from '../../src/cities/index.js';
import { CreateStaff } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { Jobs } from '../../src/platform/jobs/index.js';
import { openCity, type Named } from '../isolation/two-cities.js';
import { billFile, fictionalBill, fictionalBills } from '../stories/bill-file-maker.js';
import { password } from '../stories/staff-desk.js';
import { startTestApp, type TestApp } from '../support/index.js';
import { axe, cutTables, reader, tooWide } from './support/look-at.js';
import { openBrowser } from './support/open-browser.js';

let browser: Browser;
let app: TestApp;
let city: City;
let named: Named;

const clerk = 'clerk@hereville.example';
const admin = 'admin@hereville.example';
const collections = 'collections@hereville.example';

beforeAll(async () => {
  browser = await openBrowser();
  app = await startTestApp();
  ({ city, named } = await openCity(app, 'hereville', 'heating', 0));
  const create = app.get(CreateStaff);
  const duties = {
    [clerk]: ['case_worker', 'disbursements'],
    [admin]: ['city_admin', 'approver'],
    [collections]: ['collections'],
  } as const;
  for (const [email, held] of Object.entries(duties))
    await create.run(city, { name: 'Irmak Example', email, password, duties: held }, commandActor('test'));
  await app.visitor().post(`/sandbox/checkout/hereville/${named.checkout}`).type('form').send({ action: 'approve' });
  await app.get(Jobs).runDue();
}, 120_000);

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${app.url}/hereville/en/staff`);
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.click('main button[type=submit]');
  await page.waitForURL(`${app.url}/hereville/en/staff`);
}

/** Every page in the light; in the dark those that hold what the others are made of. */
const pagesOf = (scheme: 'light' | 'dark'): Record<string, string[]> =>
  scheme === 'light' ? allPages() : { [admin]: [`/batches/${named.batch}`, '/people'] };
const allPages = (): Record<string, string[]> => ({
  [clerk]: [
    ...['', '/batches', '/batches?status=approved', '/batches/new', `/batches/${named.batch}`, '/households'],
    ...['/confirmations', `/confirmations/${named.confirmation}`, '/payments'],
  ],
  [admin]: [`/batches/${named.batch}`, '/city', '/people'],
  [collections]: ['/payments', '/payments?status=failed', '/notifications', '/ledger'],
});

describe.each([
  ['light', 'all'],
  ['dark', 'colours'],
] as const)('in %s', (scheme, what) => {
  it('axe finds nothing on any staff page, and neither a page nor a table is wider than 320 px', async () => {
    const found: Record<string, unknown> = {};
    for (const [email, paths] of Object.entries(pagesOf(scheme))) {
      const { page } = await reader(browser, { scheme, width: 320 });
      const look = async (name: string): Promise<void> => {
        const problems = await axe(page, what);
        problems.push(...(await cutTables(page)).map((caption) => `the table is cut: ${caption}`));
        if (problems.length > 0 || (await tooWide(page))) found[name] = { problems, tooWide: await tooWide(page) };
      };
      await page.goto(`${app.url}/hereville/tr/staff`);
      await look('sign-in');
      await signIn(page, email);
      for (const path of paths) {
        await page.goto(`${app.url}/hereville/tr/staff${path}`);
        await look(path);
      }
      if (email !== clerk) continue;
      await page.goto(`${app.url}/hereville/en/staff/households`);
      await search(page, 'a look at the page');
      await look('household');
      await page.goto(`${app.url}/hereville/en/staff/households`);
      await search(page, ' ');
      await look('household form with a mistake');
    }
    expect(found).toEqual({});
  }, 180_000);
});

async function search(page: Page, reason: string): Promise<void> {
  await page.fill('#national_id', named.nationalId);
  await page.fill('#reason', reason);
  await page.click('form[action$="/search"] button[type=submit]');
  await page.waitForLoadState();
}

it('a clerk brings a file in, saves the refused rows and sends them mended, without JavaScript', async () => {
  const { page, complaints } = await reader(browser, { javaScript: false });
  await signIn(page, clerk);
  const bills = [...fictionalBills(3, 800), fictionalBill(803, { amount: '12.345' })];
  await upload(page, billFile(bills));
  await page.getByText('Save the refused rows').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
  expect(download.suggestedFilename()).toBe('refused-rows.csv');
  const refused = readFileSync(await download.path(), 'utf8');
  expect(refused).toContain('amount_decimals');
  await upload(page, refused.replace('12.345', '12.34'));
  expect(await page.locator('dl.figures').textContent()).toBe('accepted1already known0refused0');
  expect(complaints).toEqual([]);
}, 60_000);

async function upload(page: Page, content: string): Promise<void> {
  await page.goto(`${app.url}/hereville/en/staff/batches/new`);
  await page.fill('#decisionNo', '2026/31');
  await page.setInputFiles('#file', { name: 'bills.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.click('main form button[type=submit]');
  await page.getByText('The file was read').first().waitFor();
}
