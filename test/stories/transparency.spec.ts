import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '../../src/kernel/local-date.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { recordGuarantee, type TestApp } from '../support/index.js';

const K = 5;
/** Minor units: what each bill is about here, and a package. */
const [BILL, PACKAGE] = [12_345n, 50_000n];
const { t } = textsIn('en');
const permit = { permitFrom: '2026-01-01', permitUntil: '2027-01-01' };

let app: TestApp;
let city: GivingCity;
let many: GivingCity;
beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app, 'testkent', {
    moneyPaths: [{ needKind: 'bill', path: 'direct', permit: '=HYPERLINK("http://x")', ...permit }],
  });
  many = await GivingCity.open(app, 'manykent');
  await GivingCity.open(app, 'emptykent');
  // Two bills a day on fifty days, from October into November, and a package on each of the first twenty; one day a single bill is paid.
  for (let at = 0; at < 50; at += 1) {
    const [bills, packages] = [2n * BigInt(at), BigInt(Math.min(at, 20))];
    await morning(at, 'bill', bills, bills * BILL, at < 20 ? 0n : at < 30 ? 1n : at < 49 ? 9n : bills);
    await morning(at, 'package', packages, packages * PACKAGE, at < 25 ? 0n : 4n);
  }
}, 60_000);

async function morning(at: number, kind: string, filled: bigint, given: bigint, paid: bigint): Promise<void> {
  await city.as('donor', (tx) =>
    tx.query(
      `INSERT INTO meeting.tally_day (city_id, day, kind, currency, listed, filled, given, paid, public_count) VALUES ($1, $2, $3, 'TRY', 500, $4, $5, $6, 0)`,
      [city.city.id, addDays(localDate('2026-10-01'), at), kind, filled, given, paid],
    ),
  );
}

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
    // Every third day six bills, every fifth five packages, until there were twenty.
    expect(filled).toHaveLength(16 + 4 - 1);
    // Who knows what a package costs knows from count and sum how many of them there are.
    const given = rows.filter((row) => row[1] === 'given').map((row) => BigInt((row[2] ?? '').replace('.', '')));
    expect(given).toHaveLength(filled.length);
    const kinds = filled.map((count, at) => {
      const packages = Number(((given[at] ?? 0n) - BigInt(count) * BILL) / (PACKAGE - BILL));
      return [count - packages, packages] as const;
    });
    const differences = kinds.flatMap(([bills, packages], at) =>
      [[0, 0] as const, ...kinds.slice(0, at)].flatMap((before) => [bills - before[0], packages - before[1]]),
    );
    const moved = differences.filter((difference) => difference !== 0);
    expect(Math.min(...moved)).toBeGreaterThanOrEqual(K);
    // On the last day all 98 bills are paid, and told are the 96 that are told as filled.
    expect(counts('paid')).toEqual([9, 96]);
    const { text } = await app.visitor().get('/testkent/en/transparency').expect(200);
    // Every number of the page's table is one of the file's.
    const cells = [...text.matchAll(/data-head="Bills and supports filled"><div>([\d,]+)</g)].map(([, cell]) => Number(cell));
    expect(cells).toHaveLength(2);
    expect(cells.every((cell) => filled.includes(cell))).toBe(true);
    recordGuarantee(
      'A3',
      'A city’s open page tells no day, and no difference of two told days, of fewer than k bills or fewer than k packages',
      `${String(moved.length)} figures and differences, least ${String(Math.min(...moved))}`,
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

  it('say how long needs waited in the month before, once k were filled, and nine in ten only of 2k', async () => {
    const needs = await city.needs(Array<bigint>(6).fill(10_000n));
    app.clock.advance(2 * 86_400_000);
    const others = await many.needs(Array<bigint>(10).fill(10_000n));
    await city.tell(await city.start(needs.map((need) => [need, 10_000n] as const)));
    await many.tell(await many.start(others.map((need) => [need, 10_000n] as const)));
    await city.runDue();
    expect((await app.visitor().get('/testkent/en/transparency')).text).toContain(t('transparency.waits.none', { k: K }));
    app.clock.advance(12 * 86_400_000);
    const page = async (slug: string): Promise<string> => (await app.visitor().get(`/${slug}/en/transparency`)).text;
    const from = textsIn('en').date(localDate('2026-11-01'));
    // Of six, nine in ten would be the longest wait of all: one household's.
    expect(await page('testkent')).toContain(t('transparency.waits.half', { from, half: 2 }));
    expect(await page('testkent')).not.toContain('nine in ten');
    expect(await page('manykent')).toContain(t('transparency.waits', { from, half: 0, most: 0 }));
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
