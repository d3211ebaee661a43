import { type City, CreateCity } from '../../src/cities/index.js';
import { CreateStaff } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { quarter } from '../../src/kernel/quarter.js';
import { fundNeeds, markPaid, publishNeeds } from '../../src/needs/index.js';
import * as hub from '../../src/network/index.js';
import { newSigningPair, signJws, type Json } from '../../src/platform/crypto/index.js';
import { type Database, databaseToken } from '../../src/platform/database/index.js';
import * as node from '../../src/reports/index.js';
import { startTestApp, testPerson, type TestApp } from '../support/index.js';

const Q3 = quarter('2026-Q3');
const Q2 = quarter('2026-Q2');

describe('a quarter, from the needs to the secretariat', () => {
  let app: TestApp;
  let city: City;

  beforeAll(async () => {
    app = await startTestApp();
    city = await app.get(CreateCity).run({
      slug: 'istanbul',
      names: { tr: 'İstanbul', en: 'Istanbul' },
      country: 'TR',
      status: 'open',
      billers: [
        { code: 'water', name: 'Example Water', kind: 'water', subscriberPattern: '.*', billPattern: '.*' },
        { code: 'gas', name: 'Example Gas', kind: 'gas', subscriberPattern: '.*', billPattern: '.*' },
      ],
    });
    await bills('water', 9, 6, '2026-07-01');
    await bills('water', 3, 3, '2026-09-30');
    await bills('gas', 20, 12, '2026-08-15');
    // The days around the quarter belong to its neighbours.
    await bills('gas', 7, 7, '2026-06-30');
    await bills('gas', 8, 8, '2026-10-01');
    await count();
  }, 60_000);

  const database = <L extends 'donor' | 'office' | 'casework'>(login: L): Database<L> =>
    app.app.get(databaseToken(login), { strict: false });

  /** Bills of 120.05 lira, listed on a day; the first of them funded and paid on the same day. */
  async function bills(billerCode: string, listed: number, paid: number, on: string): Promise<void> {
    const day = localDate(on);
    const amount = Money.of(120_05n, 'TRY');
    const ids = Array.from({ length: listed }, () => newId<NeedId>());
    const facts = {
      kind: 'bill',
      amount,
      billerCode,
      district: null,
      dueOn: day,
      fundableUntil: new Date('2027-01-01'),
      publishedOn: day,
    } as const;
    await database('casework').inCity(city.id, (tx) =>
      publishNeeds(
        tx,
        city,
        ids.map((id) => ({ id, ...facts })),
      ),
    );
    const gifts = ids.slice(0, paid).map((needId) => ({ needId, amount: amount.minor, reserved: false }));
    await database('donor').inCity(city.id, (tx) => fundNeeds(tx, gifts, day));
    await database('casework').inCity(city.id, (tx) =>
      markPaid(
        tx,
        gifts.map(({ needId }) => ({ needId, paidOn: day })),
      ),
    );
  }

  async function count(): Promise<void> {
    await database('donor').inCity(city.id, (tx) => app.get(node.CountQuarter).run(tx, Q3));
    await database('casework').inCity(city.id, (tx) => app.get(node.CountQuarter).run(tx, Q3));
  }

  async function enrolled(): Promise<void> {
    const memberId = 'tr-istanbul' as hub.MemberId;
    await app.get(hub.EnrolKey).run({ memberId, ...(await app.get(node.ReportKeys).publicKey(city.id)) });
  }

  const sign = (of = Q3): Promise<node.SignedReport> =>
    app.get(node.SignReport).run({ city, quarter: of, actor: testPerson('Example Officer') });
  const documentOf = (jws: string): hub.ReportDocument =>
    JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as hub.ReportDocument;
  const valueOf = (jws: string, indicator: string, dimension = ''): unknown =>
    documentOf(jws).values.find((each) => each.indicator === indicator && each.dimension === dimension)?.value;

  it('counts what was listed, funded and paid on its days, by kind, and nothing of the days around it', async () => {
    const { jws } = await sign();
    expect(valueOf(jws, 'bills_listed')).toBe(32);
    expect(valueOf(jws, 'bills_paid', 'water')).toBe(9);
    expect(valueOf(jws, 'bills_paid', 'gas')).toBe(12);
    expect(valueOf(jws, 'amount_paid')).toBe(21 * 120_05);
    expect(valueOf(jws, 'households_helped')).toBe(0);
    expect(valueOf(jws, 'donations')).toBe(0);
    expect(valueOf(jws, 'bills_paid', 'heating')).toBeUndefined();
  });

  it('is the same report when nothing changed, and a new revision when a figure did', async () => {
    const first = await sign();
    expect(await sign()).toMatchObject({ revision: first.revision, sha256: first.sha256 });
    await bills('gas', 1, 0, '2026-09-01');
    await count();
    const second = await sign();
    expect(second.revision).toBe(first.revision + 1);
    expect(documentOf(second.jws).previousRevision).toBe(first.sha256);
  });

  it('keeps the account that answers for it, beside the name that it prints', async () => {
    const { jws, revision } = await sign();
    expect(documentOf(jws).signedBy).toBe('Example Officer');
    const kept = await database('office').inCity(city.id, (tx) =>
      tx.query(
        'SELECT signed_by AS id, signed_by_name AS name FROM office.city_report WHERE city_id = $1 AND period = $2 AND revision = $3',
        [city.id, Q3, revision],
      ),
    );
    const { id, name } = testPerson('Example Officer');
    expect(kept).toEqual([{ id, name }]);
  });

  it('is not reported before it is over', async () => {
    await expect(sign(quarter('2026-Q4'))).rejects.toThrow('quarter_not_over');
  });

  it('is shown to the public with its small cells hidden, and the running quarter is not', async () => {
    const shown = await app.get(node.ShowFigures).run(city);
    expect(shown.quarter).toBe(Q3);
    expect(shown.figures.find(({ indicator, dimension }) => indicator === 'bills_paid' && dimension === 'gas')?.value).toBe(12n);
    expect(shown.figures.some(({ indicator }) => indicator === 'households_helped')).toBe(false);
  });

  it('is not believed before the hub knows the key of the city', async () => {
    await expect(app.get(node.SendReports).run(city.id)).rejects.toThrow('report_signature');
  });

  it('reaches the hub once, and the hub gives the same receipt for the same bytes', async () => {
    await enrolled();
    expect(await app.get(node.SendReports).run(city.id)).toBeGreaterThan(0);
    expect(await app.get(node.SendReports).run(city.id)).toBe(0);
    const { jws } = await sign();
    const receipt = await app.get(hub.ReceiveReport).run(jws);
    app.clock.advance(86_400_000);
    expect(await app.get(hub.ReceiveReport).run(jws)).toBe(receipt);
    const figures = await app.databases.as<{ indicator: string; dimension: string; currency: string; value: bigint | null }>(
      'network',
      'SELECT indicator, dimension, currency, value FROM network.report_figure WHERE member_id = $1 AND period = $2 AND revision = $3',
      ['tr-istanbul', Q3, documentOf(jws).revision],
    );
    const said = documentOf(jws).values.map(({ value, ...cell }) => ({ ...cell, value: value === 'suppressed' ? null : BigInt(value) }));
    expect(new Set(figures)).toEqual(new Set(said));
    expect(figures).toHaveLength(said.length);
  });

  it('keeps the first of two that come at once', async () => {
    await enrolled();
    const { jws } = await sign();
    const receipts = await Promise.all(Array.from({ length: 8 }, () => app.get(hub.ReceiveReport).run(jws)));
    expect(new Set(receipts).size).toBe(1);
  });

  it("stands on the secretariat's page in the city's currency, and the secretariat's login reads no city", async () => {
    const credentials = { email: 'secretariat@example.org', password: 'a long example password' };
    await app.get(CreateStaff).run('network', { ...credentials, name: 'Example Person', duties: ['secretariat'] }, commandActor('test'));
    const visitor = app.visitor();
    await visitor.post('/secretariat/en/sign-in').type('form').send(credentials).expect(303);
    const { text } = await visitor.get('/secretariat/en/quarter?quarter=2026-Q3').expect(200);
    expect(text).toContain('₺2,521.05');
    expect(text).toContain('Example Officer');
    expect(text).toContain('Received late');
    await expect(app.databases.as('network', 'SELECT count(*) FROM meeting.quarter_figure')).rejects.toThrow('permission denied');
  });

  it('hides small cells at the city: three paid bills of a kind come to no page', async () => {
    const small = await app.get(CreateCity).run({
      slug: 'kotor',
      names: { en: 'Kotor' },
      country: 'ME',
      status: 'open',
      billers: [{ code: 'water', name: 'Example Water', kind: 'water', subscriberPattern: '.*', billPattern: '.*' }],
    });
    const day = localDate('2026-08-01');
    const facts = { kind: 'bill', billerCode: 'water', district: null, dueOn: day, fundableUntil: day, publishedOn: day } as const;
    const needs = [1, 2, 3].map(() => ({
      ...facts,
      id: newId<NeedId>(),
      amount: Money.of(10_00n, 'EUR'),
      fundableUntil: new Date('2027-01-01'),
    }));
    await database('casework').inCity(small.id, (tx) => publishNeeds(tx, small, needs));
    await database('donor').inCity(small.id, (tx) => app.get(node.CountQuarter).run(tx, Q3));
    const { jws } = await app.get(node.SignReport).run({ city: small, quarter: Q3, actor: testPerson('Example Officer') });
    expect(valueOf(jws, 'bills_listed', 'water')).toBe('suppressed');
    expect(valueOf(jws, 'bills_listed')).toBe('suppressed');
    expect(valueOf(jws, 'bills_paid')).toBe(0);
    const shown = await app.get(node.ShowFigures).run(small);
    expect(shown.figures.find(({ indicator }) => indicator === 'bills_listed')?.value).toBe('suppressed');
  });

  describe('at the hub', () => {
    const sofia = 'bg-sofia' as hub.MemberId;
    const pair = newSigningPair();
    const report = (change: Record<string, Json> = {}): Record<string, Json> => ({
      version: 1,
      node: 'own',
      city: sofia,
      dataset: 'city-quarter',
      period: Q3,
      zone: 'Europe/Sofia',
      revision: 1,
      previousRevision: null,
      previousPeriod: null,
      k: 5,
      comment: '',
      signedBy: 'Example Officer',
      values: [{ indicator: 'bills_paid', dimension: '', currency: 'EUR', value: 12 }],
      ...change,
    });
    const signed = (document: Json, kid = `${sofia}.1`, key = pair): string =>
      signJws({ kid, typ: hub.reportType }, document, key.privateKey);
    const receive = (jws: string): Promise<string> => app.get(hub.ReceiveReport).run(jws);

    beforeAll(async () => {
      await app.get(hub.EnrolKey).run({ memberId: sofia, version: 1, publicKey: pair.publicKey });
      await receive(signed(report({ period: Q2 })));
    });

    const q2Hash = async (): Promise<string> => {
      const [row] = await app.databases.as<{ sha256: string }>(
        'network',
        `SELECT sha256 FROM network.report WHERE member_id = $1 AND period = $2`,
        [sofia, Q2],
      );
      return row?.sha256 ?? '';
    };
    const q3 = async (change: Record<string, Json> = {}): Promise<Record<string, Json>> =>
      report({ previousPeriod: await q2Hash(), ...change });

    it.each<[string, () => Promise<string>, string]>([
      ['bytes that another key signed', async () => signed(await q3(), `${sofia}.1`, newSigningPair()), 'report_signature'],
      ['a report about another city', async () => signed(await q3({ city: 'bg-varna' })), 'report_signature'],
      ['a key that nobody enrolled', async () => signed(await q3(), `${sofia}.2`), 'report_signature'],
      ['no JWS at all', () => Promise.resolve('hello'), 'report_signature'],
      ['a property more', async () => signed(await q3({ household: 'a' })), 'report_invalid'],
      [
        'a count of three',
        async () => signed(await q3({ values: [{ indicator: 'bills_paid', dimension: '', currency: 'EUR', value: 3 }] })),
        'report_unsafe_cell',
      ],
      ['a second revision without a first', async () => signed(await q3({ revision: 2, previousRevision: 'a'.repeat(64) })), 'report_gap'],
      ['a quarter that leaves out the one before', async () => signed(await q3({ previousPeriod: null })), 'report_gap'],
      ['other bytes for what is there', () => Promise.resolve(signed(report({ period: Q2, comment: 'changed' }))), 'report_conflict'],
    ])('%s is refused', async (_what, jws, code) => {
      await expect(receive(await jws())).rejects.toThrow(code);
    });

    it('takes the report that follows, and its correction, and keeps both', async () => {
      const first = signed(await q3());
      await receive(first);
      const [held] = await app.databases.as<{ sha256: string }>('network', 'SELECT sha256 FROM network.report WHERE jws = $1', [first]);
      await receive(signed(await q3({ revision: 2, previousRevision: held?.sha256 ?? '', comment: 'one bill more' })));
      const rows = await app.databases.as<{ count: bigint }>(
        'network',
        'SELECT count(*) FROM network.report WHERE member_id = $1 AND period = $2',
        [sofia, Q3],
      );
      expect(Number(rows[0]?.count)).toBe(2);
    });

    it('never changes or loses what it holds', async () => {
      await expect(app.databases.as('network', `UPDATE network.report SET jws = ''`)).rejects.toThrow('permission denied');
      await expect(app.databases.as('network', 'DELETE FROM network.report')).rejects.toThrow('permission denied');
      await expect(app.databases.as('network', 'DELETE FROM network.adoption_event')).rejects.toThrow('permission denied');
    });

    it('does not let a version of a key become another key', async () => {
      const other = { memberId: sofia, version: 1, publicKey: newSigningPair().publicKey };
      await expect(app.get(hub.EnrolKey).run(other)).rejects.toThrow('report_conflict');
    });
  });

  it('knows the same figures at both ends of the wire', () => {
    expect(node.indicators).toEqual(hub.indicators);
  });
});
