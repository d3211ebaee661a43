import type { NeedId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { ListClasses, ListNeeds, ReadTally, type Choice } from '../../src/needs/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { type TestApp, until } from '../support/index.js';
import { GivingCity, SECRET, startGivingApp } from './giving.js';
import { commandActor } from '../../src/kernel/actor.js';

const BILLS = 30_000;
const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-01-01' };
const banded = { listing: 'banded' as const, k: 5, moneyPaths: [{ needKind: 'bill' as const, path: 'pool' as const, ...permit }] };
const next: Choice = { kind: 'bill', code: '' };
const ofClass: Choice = { kind: 'bill', code: 'water', priceBand: 2_500n };

/** How often the server read all of the needs, once the application's connections are closed and have said what they did. */
async function wholeReads({ databases }: TestApp): Promise<number> {
  const left = async (): Promise<boolean> => {
    const rows = await databases.asOwner(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename <> current_user`);
    return rows.length === 0;
  };
  await until('the application has left the database', left, 60_000);
  const [row] = await databases.asOwner<{ scans: string }>(
    `SELECT seq_scan AS scans FROM pg_stat_user_tables WHERE schemaname = 'meeting' AND relname = 'need'`,
  );
  return Number(row?.scans);
}

/**
 * Thirty thousand bills of another city stand in the same table. A plan that joins with all of it is right in every answer, so no other test
 * sees it; with a million it cost each start 80 ms of the server's time.
 */
describe(`a gift beside ${BILLS.toLocaleString('en')} bills of another city`, () => {
  let app: TestApp;
  let great: GivingCity;
  let empty: GivingCity;
  let small: GivingCity;
  let few: GivingCity;
  let needs: readonly NeedId[];
  let before: number;

  beforeAll(async () => {
    const first = await startGivingApp();
    great = await GivingCity.open(first, 'great');
    await great.as('casework', (tx) =>
      tx.query(
        `INSERT INTO meeting.need (city_id, id, kind, status, currency, amount, reserved, funded, biller_code, price_band, due_on, fundable_until, published_on)
         SELECT $1, gen_random_uuid(), 'bill', 'open', 'TRY', 5000 + n, 0, 0, 'water', 25000, '2027-01-01', '2028-01-01', date '2026-01-01' + n % 300
         FROM generate_series(1, $2::int) AS n`,
        [great.city.id, BILLS],
      ),
    );
    empty = await GivingCity.open(first, 'empty', banded);
    small = await GivingCity.open(first, 'small', banded);
    await small.needs(Array.from({ length: 12 }, () => 2_500n));
    for (const { city } of [empty, small])
      await first.get(OpenProviderAccount).run(city, { provider: 'sandbox', mode: 'test', secret: SECRET }, commandActor('test'));
    few = await GivingCity.open(first, 'direct-few');
    needs = await few.needs([2_000n, 2_000n, 2_000n, 2_000n]);
    // A day turns whole cities at a time: that is no gift's way.
    await few.runDue();
    await first.stop();
    await first.databases.asOwner('ANALYZE meeting.need');
    before = await wholeReads(first);
    app = await startGivingApp({ databases: first.databases, clock: first.clock });
  }, 180_000);

  it('is chosen, begun, settled, placed and let go without one walk through the whole table', async () => {
    const page = await app.get(ListNeeds).run(great.city, { sort: 'urgent', limit: 20 });
    if (page.next === undefined) throw new Error('many wait');
    await app.get(ListNeeds).run(great.city, { sort: 'urgent', limit: 20, cursor: page.next });
    await app.get(ListNeeds).run(great.city, { sort: 'oldest', limit: 20, billerCode: 'water' });
    expect(await app.get(ListClasses).run(small.city)).toHaveLength(1);
    await app.get(ReadTally).run(great.city);
    for (const [city, choice] of [
      [empty, next],
      [small, next],
      [small, ofClass],
    ] as const) {
      const world = city.at(app);
      const chosen = { lines: [{ choice, amount: Money.of(2_500n, 'TRY') }] };
      const gift = await world.start([], chosen);
      await world.start([], chosen);
      expect(await world.tell(gift)).toBe(200);
    }
    const [one, two, three] = needs;
    if (one === undefined || two === undefined || three === undefined) throw new Error('four wait');
    const direct = few.at(app);
    const gift = await direct.start([
      [one, 1_000n],
      [two, 2_000n],
    ]);
    const left = await direct.start([[three, 500n]]);
    await direct.tell(gift);
    await direct.tell(left, { type: 'payment.failed' });
    await direct.runDue();
    expect([await direct.need(one), await direct.need(two)]).toMatchObject([{ funded: 1_000n }, { status: 'funded' }]);
    app.clock.advance(41 * 60_000);
    await direct.runDue();
    expect(await direct.need(three)).toMatchObject({ reserved: 0n });
    await app.stop();

    expect((await wholeReads(app)) - before).toBe(0);
  }, 180_000);
});
