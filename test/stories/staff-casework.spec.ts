import type { City } from '../../src/cities/index.js';
import { CreateCity } from '../../src/cities/index.js';
import { newId } from '../../src/kernel/ids.js';
import { addDays } from '../../src/kernel/local-date.js';
import { type Database, databaseToken } from '../../src/platform/database/index.js';
import { EnterHousehold } from '../../src/households/index.js';
import { EnterSupport } from '../../src/supports/index.js';
import { startTestApp, testPerson, type TestApp } from '../support/index.js';
import { exampleCity, permits } from './bill-file-city.js';
import { billFile, fictionalBill, fictionalBills, fictionalId } from './bill-file-maker.js';
import { colleague, type Colleague } from './staff-desk.js';

let app: TestApp;
let city: City;
let worker: Colleague;
let approver: Colleague;

beforeAll(async () => {
  app = await startTestApp({ sites: ['office', 'casework'] });
  const packages = [{ code: 'family', names: { en: 'Family package' }, price: 5_000n, monthlyQuota: 10 }];
  const moneyPaths = [
    { ...permits, needKind: 'bill', path: 'direct' },
    { ...permits, needKind: 'package', path: 'trust' },
  ] as const;
  city = await app.get(CreateCity).run({ ...exampleCity, packages, moneyPaths });
  worker = await colleague(app, city, 'Irmak Example', 'case_worker');
  approver = await colleague(app, city, 'Bulut Example', 'approver');
}, 60_000);

async function audits(action: string): Promise<{ actor: string; subject: string; reason: string | null }[]> {
  const casework = app.app.get<Database<'casework'>>(databaseToken('casework'), { strict: false });
  return casework.inCity(city.id, (tx) =>
    tx.query('SELECT actor, subject, reason FROM receiving.audit WHERE city_id = $1 AND action = $2', [city.id, action]),
  );
}

const batchIn = (text: string): string => /\/staff\/batches\/([0-9a-f-]{36})/.exec(text)?.[1] ?? '';

describe('a bill file', () => {
  const bills = [
    ...fictionalBills(8),
    fictionalBill(8, { amount: '12.345' }),
    fictionalBill(9, { national_id: '12345678901', district: '=1+1' }),
  ];
  let batch: string;

  it('is read, and the rows that cannot stand go back with the answer, to be mended', async () => {
    const { text } = await worker.sendFile('/staff/batches', { decisionNo: '2026/17' }, billFile(bills)).expect(200);
    expect(text).toMatch(/accepted<\/dt><dd>8</);
    expect(text).toMatch(/refused<\/dt><dd>2</);
    expect(text).toContain('An amount has at most two decimals.');
    const file = Buffer.from(/data:text\/csv;base64,([^"]+)/.exec(text)?.[1] ?? '', 'base64').toString('utf8');
    expect(file.split('\n').filter(Boolean)).toHaveLength(3);
    expect(file).toContain('amount,amount_decimals');
    expect(file).toContain("'=1+1");
    batch = batchIn(text);
  });

  it('is listed with its count, and shows what is wrong by row, column and reason', async () => {
    const list = (await worker.get('/staff/batches?status=proposed').expect(200)).text;
    expect(list).toMatch(/For a second person <span class="chips__count">1</);
    expect(list).toContain('2026/17');
    const { text } = await worker.get(`/staff/batches/${batch}`).expect(200);
    expect(text).toContain('national_id');
    expect(text).toContain('This identity number is not valid.');
    expect(text).toContain('Waits for a second person');
    expect(text).not.toContain('Approve the batch');
    expect(text).not.toMatch(/Örnek|Deneme|91000000/); // nobody's name or number
  });

  it('changes nothing when it comes again', async () => {
    const again = billFile(fictionalBills(3, 100));
    await worker.sendFile('/staff/batches', { decisionNo: '2026/18' }, again).expect(200);
    const { text } = await worker.sendFile('/staff/batches', { decisionNo: '2026/18' }, again).expect(200);
    expect(text).toContain('This very file was read before');
  });

  it.each([
    ['without a decision', { decisionNo: ' ' }, billFile(fictionalBills(1, 200)), 400, 'Please name the decision'],
    ['that is empty', { decisionNo: '1' }, '', 400, ''],
    ['without its columns', { decisionNo: '1' }, 'a,b\n1,2\n', 400, 'columns'],
    ['with a field that the form has not', { decisionNo: '1', officer: 'Somebody' }, billFile(fictionalBills(1, 200)), 400, ''],
  ])('is refused %s, and the form stays', async (_what, form, content, status, sentence) => {
    const { text } = await worker.sendFile('/staff/batches', form, content).expect(status);
    expect(text).toContain(sentence);
    expect(text).toContain('name="decisionNo"');
  });

  it('is refused without a file, over 20 MB, without the token, and as a plain form', async () => {
    const path = `/${city.slug}/en/staff/batches`;
    await worker.agent
      .post(path)
      .field('csrf', worker.csrf)
      .field('decisionNo', '1')
      .expect(400)
      .expect(/We do not find this file/);
    await worker.sendFile('/staff/batches', { decisionNo: '1' }, Buffer.alloc(21 * 1024 * 1024, 'a')).expect(413);
    await worker.agent
      .post(path)
      .field('decisionNo', '1')
      .attach('file', Buffer.from(billFile(bills)), 'a.csv')
      .expect(403);
    await worker.send('/staff/batches', { decisionNo: '1' }).expect(415);
  });

  it('is approved by a second person, and never by the first, who is an approver too by an exception of a small city', async () => {
    const day = city.today(app.clock.now());
    await app.databases.asOwner(
      `SET app.city_id = '${city.id}';
       INSERT INTO office.duty_exception (city_id, id, valid_from, valid_until, reason, proposed_by, proposed_by_name, approved_by, approved_by_name, approved_at)
       VALUES ('${city.id}', '${newId()}', '${day}', '${addDays(day, 30)}', 'small city', 'a', 'A', '${newId()}', 'B', '${day}');
       RESET app.city_id`,
    );
    const both = await colleague(app, city, 'Both Example', 'case_worker', 'approver');
    const { text } = await both.sendFile('/staff/batches', { decisionNo: '2026/19' }, billFile(fictionalBills(2, 300))).expect(200);
    const own = batchIn(text);
    expect((await both.get(`/staff/batches/${own}`)).text).toContain('Somebody else must approve it');
    await both
      .send(`/staff/batches/${own}/approve`)
      .expect(403)
      .expect(/Another person/);

    await worker.send(`/staff/batches/${batch}/approve`).expect(403);
    const answer = await approver.send(`/staff/batches/${batch}/approve`).expect(303);
    const shown = (await approver.get(String(answer.headers['location']).replace(`/${city.slug}/en`, '')).expect(200)).text;
    expect(shown).toContain('8 bills are public now');
    expect(shown).toContain('Bulut Example');
    await approver
      .send(`/staff/batches/${batch}/approve`)
      .expect(409)
      .expect(/moved on/);
  });
});

describe('a household', () => {
  const nationalId = fictionalId(7_000);
  let file: string;

  it('is entered by hand; its code is shown once', async () => {
    const form = { holder_name: 'Masal Örnek', new_national_id: nationalId, language: 'tr' };
    const { text } = await worker.send('/staff/households', form).expect(200);
    expect(text).toContain('Case number');
    file = /\/staff\/households\/([0-9a-f-]{36})\/file/.exec(text)?.[1] ?? '';
    await worker.send('/staff/households', form).expect(409);
  });

  it.each<[string, Record<string, string>, string]>([
    ['without a name', { holder_name: ' ' }, 'holder_name'],
    ['with a number that is none', { new_national_id: '12345678901' }, 'new_national_id'],
  ])('is not entered %s, and a number is not shown again', async (_what, change, field) => {
    const form = { holder_name: 'Kurgu Örnek', new_national_id: '', language: 'tr', ...change };
    const { text } = await worker.send('/staff/households', form).expect(400);
    expect(text).toContain(`href="#${field}"`);
    expect(text).not.toContain('12345678901');
  });

  it('is found by its number for a reason, which is kept', async () => {
    await worker
      .send('/staff/households/search', { national_id: nationalId, reason: ' ' })
      .expect(400)
      .expect(/href="#reason"/);
    const { text } = await worker.send('/staff/households/search', { national_id: nationalId, reason: 'application 12' }).expect(200);
    expect(text).toContain('Masal Örnek');
    expect(text).toContain('application 12');
    expect(await audits('household.read')).toEqual([expect.objectContaining({ subject: `household:${file}`, reason: 'application 12' })]);
  });

  it('that is not there is not found, and the search is kept all the same', async () => {
    const { text } = await worker
      .send('/staff/households/search', { national_id: fictionalId(7_001), reason: 'application 13' })
      .expect(200);
    expect(text).toContain('No household with this number');
    expect((await audits('household.search')).map(({ reason }) => reason)).toContain('application 13');
  });

  it('is opened by its number in the address for a reason, and not without', async () => {
    await worker.send(`/staff/households/${file}/file`, { reason: '' }).expect(400);
    await worker
      .send(`/staff/households/${file}/file`, { reason: 'application 14' })
      .expect(200)
      .expect(/Masal Örnek/);
    await worker.get(`/staff/households/${file}/file`).expect(404);
  });

  const bill = {
    reason: 'application 14',
    decisionNo: '2026/20',
    utility: 'water',
    bill_no: 'H-700001',
    account_no: '7000001',
    holder_name: 'Masal Örnek',
    district: 'Fatih',
    amount: '310,25',
    issued_on: '2026-11-01',
    due_on: '2026-12-01',
  };

  it('gets a bill by hand, which waits for a second person like a file', async () => {
    const answer = await worker.send(`/staff/households/${file}/bills`, bill).expect(303);
    const { text } = await worker.get(String(answer.headers['location']).replace(`/${city.slug}/en`, '')).expect(200);
    expect(text).toContain('By hand');
    expect(text).toContain('310.25');
    expect(text).not.toContain('Masal');
  });

  it.each([
    ['an amount of three decimals', { amount: '1.234' }, 'amount', 400],
    ['a due day before the issue', { due_on: '2026-10-01' }, 'due_on', 400],
    ['the same number again', {}, 'bill_no', 409],
    ['a biller of no city', { utility: 'sun', bill_no: 'H-700002' }, 'utility', 400],
    ['no decision', { decisionNo: '', bill_no: 'H-700003' }, 'decisionNo', 400],
  ])('gets no bill with %s, and nothing typed is lost', async (_what, change, field, status) => {
    const { text } = await worker.send(`/staff/households/${file}/bills`, { ...bill, ...change }).expect(status);
    expect(text).toContain(`href="#${field}"`);
    expect(text).toContain('value="7000001"');
  });

  it('gets a new code, and the old one is gone', async () => {
    await worker.send(`/staff/households/${file}/code`).expect(200).expect(/Code/);
  });

  it('is no business of an approver', async () => {
    await approver.get('/staff/households').expect(403);
    await approver.send(`/staff/households/${file}/file`, { reason: 'curious' }).expect(403);
  });
});

describe('a grant', () => {
  it('is approved and taken back on its page, for a reason of the list alone', async () => {
    const { householdId } = await app.get(EnterHousehold).run(city, { name: 'Masal Örnek', nationalId: '' }, testPerson('A Clerk'));
    const enter = { householdId, decisionNo: '2026/50', granted: { kind: 'package', code: 'family' } } as const;
    const { supportId } = await app.get(EnterSupport).run(city, enter, testPerson('A Clerk'));
    const at = `/staff/supports/${supportId}`;
    await worker.send(`${at}/approve`).expect(403);
    await approver.send(`${at}/approve`).expect(303);
    await approver.send(`${at}/withdraw`, { reason: 'household_wish' }).expect(403);
    expect((await worker.get('/staff/supports')).text).toContain('<option value="household_wish">The household’s wish</option>');
    for (const reason of ['', 'moved away', 'too_late'])
      await worker
        .send(`${at}/withdraw`, { reason })
        .expect(400)
        .expect(/choose why it is taken back/);
    await worker.send(`${at}/withdraw`, { reason: 'household_wish' }).expect(303);
    expect(await audits('support.withdraw')).toMatchObject([{ subject: `support:${supportId}`, reason: 'household_wish' }]);
  });
});
