import { newId, type NeedId, type ProviderAccountId } from '../../src/kernel/ids.js';
import { accounts, type Entry, post } from '../../src/ledger/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { type TestApp } from '../support/index.js';
import { billFile, fictionalBill } from './bill-file-maker.js';
import { colleague, type Colleague } from './staff-desk.js';

let app: TestApp;
let city: GivingCity;
let collections: Colleague;
let disbursements: Colleague;

beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app, 'testkent', { maxBill: 5_000_000n });
  collections = await colleague(app, city.city, 'Gunes Example', 'collections');
  disbursements = await colleague(app, city.city, 'Toprak Example', 'disbursements');
}, 60_000);

describe('the collections desk', () => {
  it('sees a payment come in, and the books of it, by account', async () => {
    expect((await collections.get('/staff/ledger').expect(200)).text).toContain('Nothing has been booked yet');
    const [need] = await city.needs([12_000n]);
    const gift = await city.start([[need as NeedId, 12_000n]]);
    expect((await collections.get('/staff/payments').expect(200)).text).toContain('At the provider');
    expect(await city.tell(gift)).toBe(200);
    await city.runDue();
    const { text } = await collections.get('/staff/payments?status=captured').expect(200);
    expect(text).toContain('120.00');
    expect(text).toContain(gift.reference);
    expect(text).not.toContain(gift.token);
    const ledger = (await collections.get('/staff/ledger').expect(200)).text;
    expect(ledger).toContain('Zero, as it must be');
    expect(ledger).toContain('Received by the biller: water (example)');
    expect(ledger).not.toContain(need as string);
  });

  it('tells two accounts at one provider apart in the trial balance', async () => {
    const [first, second] = [newId<ProviderAccountId>(), newId<ProviderAccountId>()];
    const entry = (account: ProviderAccountId): Entry => ({
      side: 'giving',
      kind: 'allocate',
      entryKey: `test:${account}`,
      currency: 'TRY',
      at: app.clock.now(),
      postings: [{ debit: accounts.provider('stripe', account), credit: 'pool', amount: 100n }],
    });
    await city.as('donor', (tx) => post(tx, [entry(first), entry(second)]));
    const { text } = await collections.get('/staff/ledger').expect(200);
    for (const account of [first, second]) expect(text).toContain(`With the provider · stripe · ${account.slice(0, 8)}`);
  });

  it('finds in quarantine what did not fit, with its reason in words', async () => {
    expect((await collections.get('/staff/notifications').expect(200)).text).toContain('Nothing is in quarantine');
    const [need] = await city.needs([5_000n]);
    const gift = await city.start([[need as NeedId, 5_000n]]);
    await city.tell(gift, { amount: 4_999n });
    await city.tell(gift, { paymentId: newId(), eventId: 'evt_other' });
    await city.runDue();
    const { text } = await collections.get('/staff/notifications').expect(200);
    expect(text).toContain('Another amount');
    expect(text).toContain('No such payment');
    expect(text).toContain('49.99');
  });

  it('goes through the list a page at a time, each payment once', async () => {
    const [account] = Object.values(city.accounts);
    await city.as('donor', (tx) =>
      tx.query(
        `WITH d AS (
           INSERT INTO giving.donation (city_id, id, status, path, currency, amount, language, if_filled, token_hash, created_at, reserved_until)
           SELECT $1, gen_random_uuid(), 'failed', 'direct', 'TRY', 100, 'en', 'next', sha256(n::text::bytea), '2026-11-19 12:00+00', '2026-11-19 13:00+00'
           FROM generate_series(1, 120) n RETURNING id)
         INSERT INTO giving.payment (city_id, id, donation_id, account_id, status, currency, amount, provider_checkout_id, created_at)
         SELECT $1, gen_random_uuid(), id, $2, 'failed', 'TRY', 100, 'page-' || id, '2026-11-19 12:00+00' FROM d`,
        [city.city.id, account],
      ),
    );
    const seen: string[] = [];
    let pages = 0;
    for (let path = '/staff/payments?status=failed'; path !== ''; pages += 1) {
      const { text } = await collections.get(path).expect(200);
      seen.push(...(text.match(/page-[0-9a-f-]{36}/g) ?? []));
      const next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
      path = next.replace('/testkent/en', '');
    }
    expect([pages, seen.length, new Set(seen).size]).toEqual([3, 120, 120]);
  });

  it.each(['abc', 'x'.repeat(301), 'testkent payments:all yesterday 1', `-004714-01-01T00:00:00.000Z ${newId<NeedId>()}`])(
    'refuses a made-up cursor: %s',
    async (text) => {
      for (const [page, list] of [
        ['payments', 'payments:all'],
        ['notifications', 'quarantine'],
      ] as const) {
        for (const cursor of [
          text,
          Buffer.from(text).toString('base64url'),
          Buffer.from(`testkent ${list} ${text}`).toString('base64url'),
        ]) {
          await collections.get(`/staff/${page}?cursor=${cursor}`).expect(400);
        }
      }
    },
  );

  it('has nothing to do with disbursements, nor they with it', async () => {
    await collections.get('/staff/confirmations').expect(403);
    await disbursements.get('/staff/payments').expect(403);
    await disbursements.get('/staff/ledger').expect(403);
  });
});

describe('the disbursements desk', () => {
  const bills = [1, 2].map((index) => fictionalBill(index, { bill_no: String(900_000 + index), utility: 'water', amount: '80.00' }));

  it('reads the biller’s file into three piles, and pays what is confirmed in full', async () => {
    const worker = await colleague(app, city.city, 'Irmak Example', 'case_worker');
    const approver = await colleague(app, city.city, 'Bulut Example', 'approver');
    const read = await worker.sendFile('/staff/batches', { decisionNo: '2026/40' }, billFile(bills)).expect(200);
    const batch = /\/staff\/batches\/([0-9a-f-]{36})/.exec(read.text)?.[1] ?? '';
    await approver.send(`/staff/batches/${batch}/approve`).expect(303);
    const needs = await city.rows<{ id: NeedId }>(`SELECT id FROM meeting.need WHERE city_id = $1 AND amount = 8000 AND status = 'open'`);
    expect(needs).toHaveLength(2);
    for (const { id } of needs) {
      await city.tell(await city.start([[id, 8_000n]]));
      await city.runDue();
    }
    const file = 'bill_no,amount,paid_on\n900001,80.00,2026-11-19\n900002,79.00,2026-11-19\nX-1,5.00,2026-11-19\n';
    const answer = await disbursements.sendFile('/staff/confirmations', { utility: 'water' }, file).expect(303);
    const { text } = await disbursements.get(String(answer.headers['location']).replace('/testkent/en', '')).expect(200);
    expect(text).toMatch(/matched<\/dt><dd>1</);
    expect(text).toMatch(/unexpected<\/dt><dd>2</);
    expect(text).toContain('Less than the bill');
    expect(text).toContain('None of our bills');
    const again = await disbursements.sendFile('/staff/confirmations', { utility: 'water' }, file).expect(303);
    expect((await disbursements.get(String(again.headers['location']).replace('/testkent/en', '')).expect(200)).text).toContain(
      'was read before',
    );
    expect((await city.books()).right).toBe(true);
  }, 60_000);

  it.each([
    ['of a biller that the city does not have', { utility: 'sunshine' }, 'bill_no,amount,paid_on\n1,1,2026-11-19\n', 400],
    ['without its columns', { utility: 'water' }, 'a,b\n1,2\n', 400],
    ['that is empty', { utility: 'water' }, '', 400],
    ['with a field that the form has not', { utility: 'water', officer: 'Somebody' }, 'bill_no,amount,paid_on\n', 400],
  ])('refuses a file %s, and the form stays', async (_what, form, content, status) => {
    const { text } = await disbursements.sendFile('/staff/confirmations', form, content).expect(status);
    expect(text).toContain('name="utility"');
  });
});
