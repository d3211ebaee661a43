import { ApproveBatch, EnterBill } from '../../src/bills/index.js';
import { EnterHousehold } from '../../src/households/index.js';
import { FixedClock } from '../../src/kernel/clock.js';
import type { HouseholdId, NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { markPaid } from '../../src/needs/index.js';
import { GivingCity } from '../invariants/giving.js';
import { startTestApp, type TestApp, testPerson } from '../support/index.js';

const noon = new Date('2026-09-28T09:00:00Z');
const bill = {
  utility: 'water',
  account_no: '1234567',
  holder_name: 'Example Household',
  district: '',
  amount: '100.00',
  currency: 'TRY',
  issued_on: '2026-09-01',
  due_on: '2026-10-20',
};

interface FigureRow {
  readonly indicator: string;
  readonly dimension: string;
  readonly value: bigint;
}

describe('what each hand hands in of a quarter', () => {
  const clock = new FixedClock(noon);
  let app: TestApp;
  let here: GivingCity;
  let bills = 0;

  beforeAll(async () => {
    app = await startTestApp({ clock });
    here = await GivingCity.open(app, 'istanbul');
    const families = await Promise.all([1, 2, 3, 4, 5, 6].map(enterHousehold));
    for (const family of families) await enterBill(family);
    await enterBill(families[0]!);
    const waiting = await here.rows<{ id: NeedId }>('SELECT id FROM meeting.need WHERE city_id = $1 ORDER BY id');
    const needs = waiting.map(({ id }) => id);

    // Five gifts in the quarter: one of three bills, and four of one.
    await give(needs.slice(0, 3));
    for (const need of needs.slice(3, 6)) await give([need]);
    clock.set(new Date('2026-09-30T20:59:00Z'));
    await give(needs.slice(6, 7));
    await here.as('casework', (tx) =>
      markPaid(
        tx,
        needs.map((needId) => ({ needId, paidOn: localDate('2026-09-30') })),
      ),
    );
    // One that nobody paid, and one that came a minute after the quarter, on the city's clock.
    const more = await here.needs([100_00n, 100_00n]);
    await here.start([[more[0]!, 100_00n]]);
    clock.set(new Date('2026-09-30T21:01:00Z'));
    await give(more.slice(1));
    clock.set(new Date('2026-10-02T09:00:00Z'));
    await here.runDue();
  }, 60_000);

  const enterHousehold = async (number: number): Promise<HouseholdId> => {
    const entry = { name: `Example Household ${number}`, nationalId: '' };
    return (await app.get(EnterHousehold).run(here.city, entry, testPerson('Example Clerk'))).householdId;
  };

  async function enterBill(householdId: HouseholdId): Promise<void> {
    bills += 1;
    const entry = { householdId, decisionNo: '2026/1', bill: { ...bill, bill_no: `10000${bills}` } };
    const { batchId } = await app.get(EnterBill).run(here.city, entry, testPerson('Example Clerk'));
    await app.get(ApproveBatch).run(here.city, batchId, testPerson('Another Person'));
  }

  async function give(needs: readonly NeedId[]): Promise<void> {
    const gift = await here.start(needs.map((need) => [need, 100_00n] as const));
    expect(await here.tell(gift)).toBeLessThan(300);
    await here.runDue();
  }

  const figures = (login: 'office' | 'donor' | 'casework', quarter: string): Promise<FigureRow[]> =>
    here.as(login, (tx) =>
      tx.query<FigureRow>('SELECT indicator, dimension, value FROM meeting.quarter_figure WHERE city_id = $1 AND quarter = $2', [
        tx.cityId,
        quarter,
      ]),
    );
  const valueOf = (rows: readonly FigureRow[], indicator: string, dimension = ''): bigint | undefined =>
    rows.find((row) => row.indicator === indicator && row.dimension === dimension)?.value;

  it('is counted in the night after: gifts that came on its days, households once each, and bills', async () => {
    const rows = await figures('office', '2026-Q3');
    expect(valueOf(rows, 'donations')).toBe(5n);
    expect(valueOf(rows, 'amount_donated')).toBe(700_00n);
    expect(valueOf(rows, 'households_helped')).toBe(6n);
    expect(valueOf(rows, 'bills_paid', 'water')).toBe(7n);
    expect(valueOf(rows, 'bills_listed')).toBe(9n);
    expect(valueOf(rows, 'amount_paid')).toBe(700_00n);
  });

  it('ends at midnight on the clock of the city', async () => {
    const rows = await figures('office', '2026-Q4');
    expect(valueOf(rows, 'donations')).toBe(1n);
    expect(valueOf(rows, 'households_helped')).toBe(0n);
  });

  it('is the same when it is counted again', async () => {
    const before = await figures('office', '2026-Q3');
    clock.set(new Date('2026-10-03T09:00:00Z'));
    await here.runDue();
    expect(new Set(await figures('office', '2026-Q3'))).toEqual(new Set(before));
  });

  it("is each hand's own: neither reads what the other handed in", async () => {
    expect((await figures('donor', '2026-Q3')).some(({ indicator }) => indicator === 'households_helped')).toBe(false);
    expect((await figures('casework', '2026-Q3')).map(({ indicator }) => indicator)).toEqual(['households_helped']);
  });
});
