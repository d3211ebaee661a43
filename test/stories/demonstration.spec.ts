import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { demoSecretariat, demoStaff } from '../../src/demo/accounts.js';
import { demoCities } from '../../src/demo/demo-cities.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { atTheEnd, startBareProcess, type TestProcess } from '../support/index.js';

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'pay-it-forward-demo-'));
  atTheEnd(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** A browser at a process. */
const browser = (at: TestProcess) => supertest.agent(at.url).set('Origin', at.url).set('Accept', 'text/html').set('Accept-Language', 'en');
const signIn = async (at: TestProcess, path: string, account: { email: string; password: string }) => {
  const agent = browser(at);
  const answer = await agent.post(`${path}/sign-in`).type('form').send({ email: account.email, password: account.password });
  return { agent, status: answer.status };
};
const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the demonstration', () => {
  let site: TestProcess;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = folder();
    site = await startBareProcess({ env: { DATA_DIR: dataDir } });
  }, 240_000);

  it('is Istanbul as it was ordered: open, in lira, two languages, two billers, direct, exact, with its limits', () => {
    expect(demoCities.map(({ slug, status = 'opens_soon', country }) => [slug, status, country])).toEqual([
      ['istanbul', 'open', 'TR'],
      ['sarajevo', 'opens_soon', 'BA'],
      ['sofia', 'opens_soon', 'BG'],
      ['kotor', 'opens_soon', 'ME'],
    ]);
    expect(demoCities[0]).toMatchObject({
      languages: ['tr', 'en'],
      listing: 'exact',
      maxBill: 5_000_000n,
      billsPerHousehold: 4,
      fundableDaysAfterDue: 365,
      billers: [
        { code: 'water', name: 'İSKİ' },
        { code: 'gas', name: 'İGDAŞ' },
      ],
      moneyPaths: [{ needKind: 'bill', path: 'direct' }],
    });
  });

  it('prints address, user and what to try', () => {
    const said = site.output();
    for (const account of [...demoStaff, demoSecretariat]) {
      for (const word of [account.email, account.password, account.try]) expect(said).toContain(word);
    }
    expect(said).toMatch(/http:\/\/localhost:\d+\/istanbul\/en\/bills/);
    expect(said).toContain('/dev/mailbox');
  });

  it('has lived: bills wait, some are partly given, many are paid', async () => {
    const items: { amount: { amount: string; currency: string }; remaining: { amount: string }; daysWaiting: number }[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const { body } = (await browser(site)
        .get(`/api/v1/istanbul/needs?limit=50${next && `&cursor=${next}`}`)
        .expect(200)) as { body: { items: typeof items; next?: string } };
      items.push(...body.items);
      next = body.next;
    }
    expect(items.length).toBeGreaterThan(50);
    expect(new Set(items.map(({ amount }) => amount.currency))).toEqual(new Set(['TRY']));
    expect(items.filter(({ amount, remaining }) => amount.amount !== remaining.amount).length).toBeGreaterThan(0);
    expect(Math.max(...items.map(({ daysWaiting }) => daysWaiting))).toBeGreaterThan(14);
    const home = words((await browser(site).get('/istanbul/en').expect(200)).text);
    expect(Number(/bills taken care of (\d+)/.exec(home)?.[1])).toBeGreaterThan(100);
    expect(home).toContain('Demonstration. No real bill is paid.');
  });

  it('keeps right books', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(projectRoot(), 'dist', 'src', 'cli.js'), 'check:books'], {
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(stdout).toMatch(/istanbul: [1-9]\d* entries/);
    expect([status, stdout]).toEqual([0, expect.stringContaining('The books are right.')]);
  }, 70_000);

  it('lets every account in where it belongs, and nowhere else', async () => {
    for (const account of demoStaff) {
      expect([account.email, (await signIn(site, '/istanbul/en/staff', account)).status]).toEqual([account.email, 303]);
      expect((await signIn(site, '/sofia/en/staff', account)).status).toBe(401);
      expect((await signIn(site, '/secretariat/en', account)).status).toBe(401);
    }
  }, 60_000);

  it('has one batch that waits for a second person, who may approve it', async () => {
    const approver = demoStaff.find(({ roles }) => roles.includes('approver'));
    if (!approver) throw new Error('an approver');
    const { agent } = await signIn(site, '/istanbul/en/staff', approver);
    const page = words((await agent.get('/istanbul/en/staff/batches').expect(200)).text);
    expect(page).toMatch(/For a second person 1 Approved 1\d /);
  });

  it('has a quarter at the secretariat, in sums, and stages that say they are examples', async () => {
    const { agent, status } = await signIn(site, '/secretariat/en', demoSecretariat);
    expect(status).toBe(303);
    const quarter = words((await agent.get('/secretariat/en/quarter').expect(200)).text);
    expect(quarter).toMatch(/Istanbul İstanbul Received/);
    const adoption = words((await agent.get('/secretariat/en/adoption').expect(200)).text);
    expect(adoption).toMatch(/Live 1/);
    expect(adoption).toContain('Example (demonstration)');
  });

  it.each([
    ['sarajevo', 'Sarajevo'],
    ['sofia', 'Sofia'],
    ['kotor', 'Kotor'],
  ])('answers for %s that it opens soon', async (slug, name) => {
    expect((await browser(site).get(`/${slug}/en`).expect(200)).text).toContain(`${name} opens soon`);
    await browser(site).get(`/${slug}/en/bills`).expect(403);
    await browser(site).get(`/api/v1/${slug}/needs`).expect(403);
  });

  it('is at home on istanbul.localhost too', async () => {
    const page = await browser(site)
      .get('/en')
      .set('Host', `istanbul.localhost:${new URL(site.url).port}`)
      .expect(200);
    expect(page.text).toContain('href="/en/bills"');
    expect(page.text).not.toContain('href="/istanbul');
  });
});

describe('without the demonstration', () => {
  it('there is no city and no account to sign in with', async () => {
    const site = await startBareProcess({ env: { DATA_DIR: folder(), DEMO: '0' } });
    expect(site.output()).not.toContain(demoSecretariat.password);
    expect((await signIn(site, '/secretariat/en', demoSecretariat)).status).toBe(401);
    expect(
      (await signIn(site, '/istanbul/en/staff', { email: demoStaff[0]?.email ?? '', password: demoSecretariat.password })).status,
    ).toBe(404);
    expect((await browser(site).get('/en').expect(200)).text).not.toContain('Demonstration.');
  }, 120_000);
});
