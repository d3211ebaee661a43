import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import pg from 'pg';
import { demoSecretariat, staffOf } from '../../src/local/demonstration/accounts.js';
import { demoCities, demoLives, demoStaff } from '../../src/local/demonstration/demo-cities.js';
import { startEmbedded, withDatabase } from '../../src/local/embedded/index.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { atTheEnd, isAlive, startBareProcess, until, type TestProcess } from '../support/index.js';
import { fictionalId } from './bill-file-maker.js';

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
  }, 360_000);

  it('leaves a biller’s next confirmation file for the tour, whose every bill the desk finds paid', async () => {
    const path = join(dataDir, 'demo', 'istanbul', 'confirmed-water.csv');
    expect(site.output()).toContain(path);
    const bills = readFileSync(path, 'utf8').trim().split('\n').length - 1;
    const disbursements = demoStaff.find(({ duties }) => duties.includes('disbursements'));
    if (!disbursements) throw new Error('a demonstration without a disbursements desk');
    const { agent } = await signIn(site, '/istanbul/en/staff', disbursements);
    const form = await agent.get('/istanbul/en/staff/confirmations').expect(200);
    // The desks do not mix in the demonstration either: no case worker has brought a confirmation in.
    for (const { name, duties } of demoStaff) expect(words(form.text).includes(name)).toBe(duties.includes('disbursements'));
    const token = /name="csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const sent = await agent.post('/istanbul/en/staff/confirmations').field('csrf', token).field('utility', 'water').attach('file', path);
    expect(sent.status).toBe(303);
    const answer = await agent.get(String(sent.headers['location'])).expect(200);
    expect(bills).toBeGreaterThan(0);
    expect(words(answer.text)).toMatch(new RegExp(`matched ${String(bills)} .*unexpected 0 `, 'i'));
  });

  it('prints address, user and what to try', () => {
    const said = site.output();
    for (const account of [...demoStaff, demoSecretariat]) {
      for (const word of [account.email, account.password, account.try]) expect(said).toContain(word);
    }
    expect(said).toContain(`${site.url.replace('127.0.0.1', 'localhost')}/istanbul/en/bills`);
    expect(said).toMatch(/No real bill is paid/);
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

  it('takes a stranger through all hands: a household and its bill, a second person, a gift, the biller’s word, and the household reads it', async () => {
    const at = (path: string): string => `/istanbul/en${path}`;
    const staff = async (role: (typeof demoStaff)[number]['duties'][number]) => {
      const account = demoStaff.find(({ duties }) => duties.includes(role));
      if (!account) throw new Error(`nobody is ${role}`);
      const { agent } = await signIn(site, at('/staff'), account);
      const csrf = /name="csrf" value="([^"]+)"/.exec((await agent.get(at('/staff'))).text)?.[1] ?? '';
      return {
        agent,
        csrf,
        send: (path: string, form: object = {}) =>
          agent
            .post(at(path))
            .type('form')
            .send({ csrf, ...form }),
      };
    };
    const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

    const clerk = await staff('case_worker');
    const person = { holder_name: 'Masal Örnek', new_national_id: fictionalId(55_555), language: 'tr' };
    const entered = (await clerk.send('/staff/households', person).expect(200)).text;
    const household = /\/staff\/households\/([0-9a-f-]{36})\/file/.exec(entered)?.[1] ?? '';
    const caseNo = />([0-9A-Z]{5}-[0-9A-Z]{5})</.exec(entered)?.[1] ?? '';
    const code = />([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</.exec(entered)?.[1] ?? '';
    const bill = { bill_no: 'TOUR-4711', account_no: '4711000', holder_name: 'Masal Örnek', district: 'Fatih', amount: '1234,56' };
    const paper = { reason: 'tour', decisionNo: 'TOUR-1', utility: 'water', issued_on: day(-10), due_on: day(20) };
    const batch = String((await clerk.send(`/staff/households/${household}/bills`, { ...paper, ...bill }).expect(303)).headers['location']);

    const found = '/bills?kind=water&min=1234.56&max=1234.56';
    const donor = browser(site);
    expect((await donor.get(at(found)).expect(200)).text).not.toContain('1,234.56</');
    await clerk.agent.post(`${batch}/approve`).type('form').send({ csrf: clerk.csrf }).expect(403);
    const approver = await staff('approver');
    await approver.agent.post(`${batch}/approve`).type('form').send({ csrf: approver.csrf }).expect(303);

    await donor
      .get('/')
      .expect(200)
      .expect(/href="\/istanbul\/en"/);
    let need = '';
    await until('the bill is on the list', async () => {
      need = /name="need" value="([0-9a-f-]{36})"/.exec((await donor.get(at(found))).text)?.[1] ?? '';
      return need !== '';
    });
    await donor.post(at('/basket')).type('form').send({ need }).expect(303);
    await donor
      .get(at('/checkout'))
      .expect(200)
      .expect(/1,234\.56/);
    const wish = { way: 'direct:water', total: '1234.56', ifFilled: 'refund', email: 'stranger@example.org' };
    const provider = new URL(String((await donor.post(at('/checkout')).type('form').send(wish).expect(303)).headers['location']));
    await donor.get(provider.pathname).expect(200);
    const back = String((await donor.post(provider.pathname).type('form').send({ action: 'approve' }).expect(303)).headers['location']);
    // The provider sends every donor to one address; this browser's cookie knows the gift.
    expect(new URL(back).pathname).toBe('/istanbul/en/gifts/back');
    const gift = String((await donor.get(at('/gifts/back')).expect(303)).headers['location']);
    expect(gift).toMatch(/^\/istanbul\/en\/gifts\/[\w-]{20,}$/);
    // Nobody runs a job by hand here: notification, inbox, funding and receipt come by the process's own ticks.
    await until('the gift has arrived', async () => (await donor.get(gift)).text.includes('Thank you. Your gift has arrived.'));
    await donor
      .get(`${gift}/receipt`)
      .expect(200)
      .expect(/1,234\.56/);
    await until('the receipt is in the mailbox', async () => (await donor.get('/dev/mailbox')).text.includes('stranger@example.org'));

    const status = () => donor.post(at('/household')).type('form').send({ caseNo, code }).expect(200);
    expect((await status()).text).toMatch(/On the list|Taken care of/);
    const desk = await staff('disbursements');
    const file = `bill_no,amount,paid_on\n${bill.bill_no},1234.56,${day(0)}\n`;
    const sent = desk.agent.post(at('/staff/confirmations')).field('csrf', desk.csrf).field('utility', 'water');
    const read = await sent.attach('file', Buffer.from(file), 'confirmed.csv').expect(303);
    expect((await desk.agent.get(String(read.headers['location'])).expect(200)).text).toMatch(/matched<\/dt><dd>1</);
    expect((await status()).text).toContain('Paid on');
    expect((await donor.get(gift)).text).not.toMatch(/Masal|TOUR-4711|4711000/);
  }, 90_000);

  it('keeps right books', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(projectRoot(), 'dist', 'src', 'cli.js'), 'check:books'], {
      env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
      encoding: 'utf8',
      timeout: 60_000,
    });
    for (const { slug } of demoCities) expect(stdout).toMatch(new RegExp(`${slug}: [1-9]\\d* entries`));
    expect([status, stdout]).toEqual([0, expect.stringContaining('The books are right.')]);
  }, 70_000);

  it('lets every account of every city in where it belongs, and nowhere else', async () => {
    for (const account of demoStaff) {
      expect([account.email, (await signIn(site, '/istanbul/en/staff', account)).status]).toEqual([account.email, 303]);
      expect((await signIn(site, '/sofia/en/staff', account)).status).toBe(401);
      expect((await signIn(site, '/secretariat/en', account)).status).toBe(401);
    }
    for (const demo of demoLives) {
      const { slug } = demo.settings;
      for (const [role, { email, password }] of Object.entries(staffOf(demo))) {
        const { agent, status } = await signIn(site, `/${slug}/en/staff`, { email, password });
        expect([email, status]).toEqual([email, 303]);
        if (role === 'admin') {
          // A colleague can confirm what this one opens.
          const people = await agent.get(`/${slug}/en/staff/people`).expect(200);
          expect([slug, people.text.match(/City administrator</g)?.length, people.text.includes('staff:create')]).toEqual([slug, 3, false]);
        }
        // Each city has one payment that a card's bank disputes and has not decided on.
        if (role !== 'collections') continue;
        expect((await agent.get(`/${slug}/en/staff/disputes`).expect(200)).text.match(/>Open</g)).toHaveLength(1);
      }
    }
  }, 90_000);

  it('has one batch that waits for a second person, who may approve it', async () => {
    const approver = demoStaff.find(({ duties }) => duties.includes('approver'));
    if (!approver) throw new Error('an approver');
    const { agent } = await signIn(site, '/istanbul/en/staff', approver);
    const page = words((await agent.get('/istanbul/en/staff/batches').expect(200)).text);
    expect(page).toMatch(/For a second person 1 Approved 1\d /);
  });

  it('has a quarter at the secretariat, in sums, and stages that say they are examples', async () => {
    const { agent, status } = await signIn(site, '/secretariat/en', demoSecretariat);
    expect(status).toBe(303);
    const quarter = words((await agent.get('/secretariat/en/quarter').expect(200)).text);
    for (const city of ['Istanbul', 'Kotor', 'Sarajevo', 'Sofia София']) expect(quarter).toMatch(new RegExp(`${city} Received`));
    expect(quarter.match(/Received late/g)?.length ?? 0).toBeLessThanOrEqual(1);
    const adoption = words((await agent.get('/secretariat/en/adoption').expect(200)).text);
    expect(adoption).toMatch(/Live 4/);
    expect(adoption).toContain('Example (demonstration)');
  });

  it.each(['sarajevo', 'sofia', 'kotor'])('is open in %s, and shows no single need', async (slug) => {
    const home = await browser(site).get(`/${slug}/en`).expect(200);
    expect(home.text).not.toContain('opens soon');
    const pages = [home.text, (await browser(site).get(`/${slug}/en/bills`).expect(200)).text];
    for (const page of pages) expect(page).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/);
    await browser(site).get(`/api/v1/${slug}/needs`).expect(400);
  });

  it('shows no class of fewer than k, whatever the day', async () => {
    const server = await startEmbedded({ dataDir });
    const client = new pg.Client({ connectionString: withDatabase(server.superuserUrl, 'pif') });
    await client.connect();
    try {
      const { rows } = await client.query<{
        slug: string;
        classes: number;
        fewest: number | null;
        open: number;
        supports: number;
        paid: number;
      }>(`
        SELECT c.slug, count(n.*) FILTER (WHERE n.public_count IS NOT NULL)::integer AS classes, min(n.open_count) FILTER (WHERE n.public_count IS NOT NULL) AS fewest,
          (SELECT count(*)::integer FROM meeting.need WHERE city_id = c.id AND status = 'open') AS open,
          (SELECT count(*)::integer FROM meeting.need WHERE city_id = c.id AND kind <> 'bill' AND status = 'paid') AS supports,
          (SELECT count(*)::integer FROM meeting.need WHERE city_id = c.id AND status = 'paid') AS paid
        FROM shared.city c LEFT JOIN meeting.need_class n ON n.city_id = c.id GROUP BY c.id, c.slug`);
      expect(rows.map(({ slug }) => slug).sort()).toEqual(['istanbul', 'kotor', 'sarajevo', 'sofia']);
      for (const { slug, classes, fewest, open, supports, paid } of rows) {
        const banded = slug !== 'istanbul';
        expect([slug, fewest === null || fewest >= (banded ? 5 : 1)]).toEqual([slug, true]);
        expect([slug, open > 0, paid > 0, classes > 0 || slug === 'kotor', supports > 0 || slug === 'kotor']).toEqual([
          slug,
          true,
          true,
          true,
          true,
        ]);
      }
    } finally {
      await client.end();
      await server.stop();
    }
  });

  it('is at home on istanbul.localhost too', async () => {
    const page = await browser(site)
      .get('/en')
      .set('Host', `istanbul.localhost:${new URL(site.url).port}`)
      .expect(200);
    expect(page.text).toContain('href="/en/bills"');
    expect(page.text).not.toContain('href="/istanbul');
  });

  it('needs nothing but a port and a place, ends on Ctrl-C with nothing left, and finds its data again', async () => {
    const server = Number(readFileSync(join(dataDir, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(isAlive(server)).toBe(true);
    expect(await site.end('SIGINT')).toBe(0);
    expect([isAlive(site.pid), isAlive(server)]).toEqual([false, false]);
    const begun = performance.now();
    const again = await startBareProcess({ env: { DATA_DIR: dataDir } });
    expect(performance.now() - begun).toBeLessThan(40_000); // ninety days are not lived again
    expect((await browser(again).get('/istanbul/en/bills').expect(200)).text).toContain('name="need"');
    expect(await again.end('SIGINT')).toBe(0);
  }, 90_000);
});
