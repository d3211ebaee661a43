import { EnterBill, WithdrawBill } from '../../src/bills/index.js';
import type { HouseholdId } from '../../src/kernel/ids.js';
import { clerk, second, openDesk, type Desk } from './bill-file-desk.js';
import { fictionalBill, fictionalId, type FictionalBill } from './bill-file-maker.js';

const DAY = 86_400_000;

describe('a household’s limit of four bills in 30 days', () => {
  let desk: Desk;
  let next = 0;
  beforeEach(async () => {
    desk = await openDesk();
  });

  const billsOf = (household: number, count: number): FictionalBill[] =>
    Array.from({ length: count }, () => fictionalBill((next += 1), { national_id: fictionalId(household) }));
  const importOf = (household: number, count: number): ReturnType<Desk['importBills']> =>
    desk.importBills(billsOf(household, count), `f${String((next += 1))}.csv`);

  it('holds within one file, each household for itself', async () => {
    const bills = [...billsOf(1, 5), ...billsOf(2, 4), ...billsOf(1, 1)];
    const result = await desk.importBills(bills);
    expect(result).toMatchObject({ accepted: 8, refused: 2, reasons: [{ reason: 'household_limit', count: 2 }] });
    expect(desk.read(result.refusedFile ?? '')).toContain('6,national_id,household_limit');
  });

  it('counts bills that wait for approval, from whatever file', async () => {
    expect(await importOf(1, 3)).toMatchObject({ accepted: 3 });
    expect(await importOf(1, 2)).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('counts by the day of publication, and frees a place after 30 days', async () => {
    const { batchId } = await importOf(1, 4);
    desk.app.clock.advance(40 * DAY);
    // Forty days of waiting freed nothing: they were not published yet.
    expect(await importOf(1, 1)).toMatchObject({ accepted: 0, refused: 1 });
    await desk.approve(batchId);
    desk.app.clock.advance(29 * DAY);
    expect(await importOf(1, 1)).toMatchObject({ accepted: 0, refused: 1 });
    desk.app.clock.advance(DAY);
    expect(await importOf(1, 5)).toMatchObject({ accepted: 4, refused: 1 });
  });

  it('does not count a bill that was taken back', async () => {
    const { batchId } = await importOf(1, 4);
    const [bill] = await desk.sql<{ id: string }>('SELECT id FROM receiving.bill WHERE city_id = $1 AND batch_id = $2 LIMIT 1', [
      desk.city.id,
      batchId,
    ]);
    await desk.app.get(WithdrawBill).run(desk.city, { billId: bill?.id ?? '', reason: 'paid_elsewhere' }, second);
    expect(await importOf(1, 2)).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('holds for clerks and a file at the same moment', async () => {
    await importOf(1, 1);
    const [household] = await desk.sql<{ id: HouseholdId }>('SELECT id FROM receiving.household WHERE city_id = $1', [desk.city.id]);
    // Connections made one after the other would let the deeds go one after the other, too.
    await Promise.all(Array.from({ length: 14 }, () => desk.inCity((tx) => tx.query('SELECT pg_sleep(0.2)'))));
    const entries = billsOf(1, 12).map(({ national_id: _, ...bill }) =>
      desk.app.get(EnterBill).run(desk.city, { householdId: household?.id ?? ('' as HouseholdId), decisionNo: '1', bill }, clerk),
    );
    const outcomes = await Promise.allSettled([...entries, importOf(1, 6)]);
    const refusals = outcomes.filter((each) => each.status === 'rejected').map(({ reason }) => (reason as { code: string }).code);
    expect(new Set(refusals)).toEqual(new Set(['household_limit']));
    expect(await desk.sql('SELECT count(*)::integer AS count FROM receiving.bill WHERE city_id = $1', [desk.city.id])).toEqual([
      { count: 4 },
    ]);
  });
});
