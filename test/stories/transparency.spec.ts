import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '../../src/kernel/local-date.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { recordGuarantee, type TestApp } from '../support/index.js';

const K = 5;
const { t } = textsIn('en');
const permit = { permitFrom: '2026-01-01', permitUntil: '2027-01-01' };

let app: TestApp;
let city: GivingCity;
beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app, 'testkent', {
    moneyPaths: [{ needKind: 'bill', path: 'direct', permit: '=HYPERLINK("http://x")', ...permit }],
  });
  await GivingCity.open(app, 'emptykent');
  // Two a day on fifty days, from October into November; one day a single one is paid.
  for (let at = 0; at < 50; at += 1) {
    await city.as('donor', (tx) =>
      tx.query(
        `INSERT INTO meeting.tally_day (city_id, day, kind, currency, listed, filled, given, paid) VALUES ($1, $2, 'bill', 'TRY', 500, $3, $4, $5)`,
        [city.city.id, addDays(localDate('2026-10-01'), at), BigInt(2 * at), BigInt(2 * at) * 12_345n, at < 20 ? 0n : at < 30 ? 1n : 9n],
      ),
    );
  }
}, 60_000);

const csv = async (slug = 'testkent') => {
  const { text, headers } = await app.visitor().get(`/${slug}/en/transparency.csv`).expect(200);
  return {
    headers,
    rows: text
      .replace('\ufeff', '')
      .split('\r\n')
      .filter(Boolean)
      .map((line) => line.split(',')),
  };
};

describe('a city’s open figures', () => {
  it('never tell fewer than k, by themselves or by subtraction, nor a single confirmation', async () => {
    const { rows } = await csv();
    const counts = (what: string) => rows.filter((row) => row[1] === what).map((row) => Number(row[2]));
    const filled = counts('filled');
    expect(filled).toHaveLength(16);
    const differences = filled.flatMap((a, at) => [a, ...filled.slice(0, at).map((b) => a - b)]);
    expect(Math.min(...differences)).toBeGreaterThanOrEqual(K);
    expect(counts('given')).toHaveLength(filled.length);
    expect(counts('paid')).toEqual([9]);
    const { text } = await app.visitor().get('/testkent/en/transparency').expect(200);
    // Every number of the page's table is one of the file's.
    const cells = [...text.matchAll(/data-head="Bills and supports filled"><div>([\d,]+)</g)].map(([, cell]) => Number(cell));
    expect(cells).toHaveLength(2);
    expect(cells.every((cell) => filled.includes(cell))).toBe(true);
    recordGuarantee(
      'A3',
      'A city’s open page tells no day, and no difference of two told days, of fewer than k',
      `${String(differences.length)} figures and differences, least ${String(Math.min(...differences))}`,
    );
  });

  it('come with a picture and a table, the order, the permits, and what nobody knows', async () => {
    const { text } = await app.visitor().get('/testkent/en/transparency').expect(200);
    expect(text.match(/<svg[^>]*role="img"[^>]*aria-label/g)).toHaveLength(2);
    expect(text).not.toMatch(/ style="|NaN|Infinity/);
    for (const key of ['transparency.order.text', 'transparency.unknown.link', 'transparency.money.text'] as const)
      expect(text).toContain(t(key));
    expect(text).toContain(t('transparency.path', { path: 'direct' }));
    expect(text).toContain(t('transparency.waits.none', { k: K }));
    expect((await app.visitor().get('/testkent/en')).text).toContain('href="/testkent/en/transparency"');
  });

  it('say how long needs waited in the month before, once k were filled', async () => {
    const needs = await city.needs(Array<bigint>(6).fill(10_000n));
    app.clock.advance(2 * 86_400_000);
    const gift = await city.start(needs.map((need) => [need, 10_000n] as const));
    await city.tell(gift);
    await city.runDue();
    expect((await app.visitor().get('/testkent/en/transparency')).text).toContain(t('transparency.waits.none', { k: K }));
    app.clock.advance(12 * 86_400_000);
    const { text } = await app.visitor().get('/testkent/en/transparency');
    expect(text).toContain(t('transparency.waits', { from: textsIn('en').date(localDate('2026-11-01')), half: 2, most: 2 }));
  });

  it('say so where too little has happened', async () => {
    const { text } = await app.visitor().get('/emptykent/en/transparency').expect(200);
    expect(text).toContain(t('transparency.too_few', { k: K }));
    expect((await csv('emptykent')).rows.map(([, what]) => what)).toEqual(['what', 'permit_bill']);
    expect((await app.visitor().get('/nokent/en/transparency')).status).toBe(404);
  });

  it('are a file whose cells no spreadsheet runs', async () => {
    const { headers, rows } = await csv();
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="testkent-transparency.csv"',
    });
    expect(rows.flat().filter((cell) => /^["' ]*[=+\-@]/.test(cell) && !cell.startsWith("'") && !cell.startsWith('"\''))).toEqual([]);
  });
});
