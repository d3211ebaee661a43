import { EnterBill } from '../../src/bills/index.js';
import { ReadHouseholdStatus, type HouseholdItem } from '../../src/cases/index.js';
import { EnterHousehold } from '../../src/households/index.js';
import { ConfirmPayments, ListConfirmations, ReadConfirmation, type ConfirmationResult } from '../../src/disbursements/index.js';
import { CreateStaff } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { GivingCity, startGivingApp, wrongIn } from '../invariants/giving.js';
import { testPerson } from '../support/index.js';
import { confirmBillsCommand } from '../../src/wiring/commands/confirm-bills.js';
import { deskAt, type Desk } from './bill-file-desk.js';
import { password } from './staff-desk.js';
import { billFile, fictionalBill, type FictionalBill } from './bill-file-maker.js';

const DAY = 86_400_000;
let next = 0;

/** A water bill of 300.00 with a number that only digits make, as this city's billers write them. */
function bill(change: Partial<FictionalBill> = {}): FictionalBill {
  next += 1;
  return fictionalBill(next, { utility: 'water', bill_no: `00${String(7_000 + next)}`, amount: '300.00', ...change });
}

const clerk = testPerson('Irmak Kurgu');

describe('a biller’s confirmation file', () => {
  let giving: GivingCity;
  let desk: Desk;
  beforeAll(async () => {
    const app = await startGivingApp();
    giving = await GivingCity.open(app, 'testkent', { maxBill: 5_000_000n });
    desk = deskAt(app, giving.city);
  });

  /** Brings the bills in, approves them, and says which need each became. */
  const publish = async (...bills: FictionalBill[]): Promise<NeedId[]> => {
    const { batchId } = await desk.importBills(bills, `bills-${String((next += 1))}.csv`);
    await desk.approve(batchId);
    const rows = await desk.sql<{ id: NeedId }>(
      'SELECT need_id AS id FROM receiving.bill WHERE city_id = $1 AND batch_id = $2 ORDER BY row_no',
      [desk.city.id, batchId],
    );
    return rows.map(({ id }) => id);
  };
  const give = async (...needs: NeedId[]): Promise<void> => {
    const gift = await giving.start(needs.map((id) => [id, 30_000n] as const));
    await giving.tell(gift);
    await giving.runDue();
  };
  const confirm = (text: string, billerCode = 'water', name = `confirmed-${String((next += 1))}.csv`): Promise<ConfirmationResult> =>
    desk.app.get(ConfirmPayments).run(desk.city, { path: desk.write(name, text), billerCode }, clerk);
  const line = (of: FictionalBill, amount = of.amount, paidOn = '2026-11-20'): Record<string, string> => ({
    bill_no: of.bill_no,
    amount,
    paid_on: paidOn,
  });
  const file = (...lines: Record<string, string>[]): string => billFile(lines, { columns: ['bill_no', 'amount', 'paid_on'] });
  const outcomes = async (id: string): Promise<string[]> =>
    (await desk.app.get(ReadConfirmation).run(desk.city, id)).lines.map(({ outcome }) => outcome);
  const statusOf = async (id: NeedId): Promise<string> => (await giving.need(id)).status;

  it('marks funded needs paid and books them, in three piles', async () => {
    const [paid, missing, open] = [bill(), bill(), bill()];
    const [paidNeed, missingNeed, openNeed] = (await publish(paid, missing, open)) as [NeedId, NeedId, NeedId];
    await give(paidNeed, missingNeed);
    const result = await confirm(
      file(line(paid, '300.00', '2026-11-18'), line(open), { bill_no: '99999', amount: '10', paid_on: '2026-11-20' }),
    );
    expect(result).toMatchObject({ matched: 1, missing: 1, unexpected: 2, already: false, billerCode: 'water', confirmedBy: clerk.name });
    expect(await outcomes(result.id)).toEqual(['paid', 'not_funded', 'unknown_bill']);
    expect([await statusOf(paidNeed), await statusOf(missingNeed), await statusOf(openNeed)]).toEqual(['paid', 'funded', 'open']);
    expect(
      await desk.sql(
        `SELECT p.debit, p.credit, p.amount, e.happened_on::text AS day FROM meeting.journal_entry e JOIN meeting.posting p ON p.city_id = e.city_id AND p.entry_id = e.id
       WHERE e.city_id = $1 AND e.entry_key = $2`,
        [desk.city.id, `confirm:${paidNeed}`],
      ),
    ).toEqual([{ debit: `need:${paidNeed}`, credit: 'biller-receipts:water', amount: 30_000n, day: '2026-11-18' }]);
    expect(wrongIn(await giving.books())).toEqual([]);
    expect((await desk.app.get(ListConfirmations).run(desk.city))[0]).toMatchObject({ id: result.id, matched: 1 });
  });

  it('by a command is the work of the account that it names, and of no account where it names none', async () => {
    const { app, city } = desk;
    const email = 'toprak@testkent.example';
    const account = { name: 'Toprak Kurgu', email, password, duties: ['disbursements' as const] };
    const id = await app.get(CreateStaff).run(city, account, commandActor('test'));
    const path = desk.write('command.csv', file(line(bill())));
    const run = (...who: string[]): Promise<void> =>
      confirmBillsCommand({
        args: ['--city', city.slug, ...who, '--biller', 'water', path],
        get: (token) => app.get(token),
        print: () => undefined,
      });
    await expect(run()).rejects.toMatchObject({ code: 'staff_unknown', field: 'account' });
    await expect(run('--account', 'nobody@testkent.example')).rejects.toMatchObject({ code: 'staff_unknown' });
    const worker = { name: 'Irmak Example', email: 'irmak@testkent.example', password, duties: ['case_worker' as const] };
    await app.get(CreateStaff).run(city, worker, commandActor('test'));
    await expect(run('--account', worker.email)).rejects.toMatchObject({ code: 'duty_missing', field: 'account' });
    await run('--account', email);
    const [row] = await desk.sql<{ id: string; by: string; name: string }>(
      `SELECT id, confirmed_by AS by, confirmed_by_name AS name FROM receiving.confirmation WHERE city_id = $1 ORDER BY created_at DESC, confirmed_by = $2 DESC`,
      [city.id, id],
    );
    expect(row).toMatchObject({ by: id, name: 'Toprak Kurgu' });
    const [audited] = await desk.sql<{ actor: string }>('SELECT actor FROM receiving.audit WHERE city_id = $1 AND subject = $2', [
      city.id,
      `confirmation:${row?.id ?? ''}`,
    ]);
    expect(audited?.actor).toMatch(/^cli:[^ ]+$/);
  });

  it('that is not there is refused as a confirmation, not as a batch of bills', async () => {
    await expect(desk.app.get(ReadConfirmation).run(desk.city, newId())).rejects.toMatchObject({ code: 'confirmation_unknown' });
  });

  it('read again changes nothing', async () => {
    const one = bill();
    const [need] = (await publish(one)) as [NeedId];
    await give(need);
    const text = file(line(one));
    const first = await confirm(text);
    const entries = (): Promise<unknown> => desk.sql(`SELECT count(*) FROM meeting.journal_entry WHERE city_id = $1`, [desk.city.id]);
    const before = await entries();
    expect(await confirm(text, 'water', 'the same under another name.csv')).toEqual({ ...first, already: true });
    expect(await entries()).toEqual(before);
    // Another file that names the same bill pays nothing either.
    const again = await confirm(file(line(one, '300.00', '2026-11-19')));
    expect(again).toMatchObject({ matched: 0, unexpected: 1 });
    expect(await outcomes(again.id)).toEqual(['already_paid']);
    expect(await entries()).toEqual(before);
  });

  it('read twice at the same moment pays once', async () => {
    const one = bill();
    const [need] = (await publish(one)) as [NeedId];
    await give(need);
    const results = await Promise.all([confirm(file(line(one))), confirm(file(line(one))), confirm(file(line(one), line(bill())))]);
    expect(results.filter(({ already }) => !already).reduce((sum, { matched }) => sum + matched, 0)).toBe(1);
    expect(await statusOf(need)).toBe('paid');
    expect(wrongIn(await giving.books())).toEqual([]);
  });

  it('pays nothing for a part, more than the whole, a day to come, a second line or what cannot be read', async () => {
    const [part, more, early, twice, words, gas] = [bill(), bill(), bill(), bill(), bill(), bill({ utility: 'gas' })];
    const needs = await publish(part, more, early, twice, words);
    const [gasNeed] = (await publish(gas)) as [NeedId];
    await give(...needs);
    await give(gasNeed);
    const result = await confirm(
      file(
        line(part, '299.99'),
        line(more, '300.01'),
        line(early, '300.00', '2026-11-21'),
        line(twice),
        line({ ...twice, bill_no: ` ${twice.bill_no.slice(2)}` }),
        line(words, 'three hundred'),
        line(gas),
      ),
    );
    expect(await outcomes(result.id)).toEqual([
      'amount_too_little',
      'amount_too_much',
      'day_in_future',
      'paid',
      'twice_in_file',
      'unreadable',
      'unknown_bill',
    ]);
    expect(await Promise.all([...needs, gasNeed].map(statusOf))).toEqual(['funded', 'funded', 'funded', 'paid', 'funded', 'funded']);
    expect(wrongIn(await giving.books())).toEqual([]);
  });

  it('is read with a bill file’s tolerance', async () => {
    const one = bill();
    const [need] = (await publish(one)) as [NeedId];
    await give(need);
    expect(await confirm(`\ufeffPaid_On;Amount;Bill_No\r\n20.11.2026;300,00;${one.bill_no}\r\n`)).toMatchObject({ matched: 1 });
    expect(await statusOf(need)).toBe('paid');
  });

  it('is refused as a whole when it is none, or names no biller of the city', async () => {
    const text = file(line(bill()));
    await expect(confirm('')).rejects.toMatchObject({ code: 'file_empty' });
    await expect(confirm(text.replace('paid_on', 'date'))).rejects.toMatchObject({ code: 'file_columns' });
    await expect(confirm(text, 'phone')).rejects.toMatchObject({ code: 'biller_unknown' });
    const none = await desk.other({ slug: 'billfrei', moneyPaths: [] });
    await expect(
      desk.app.get(ConfirmPayments).run(none.city, { path: desk.write('y.csv', text), billerCode: 'water' }, clerk),
    ).rejects.toMatchObject({ code: 'need_kind_unknown' });
  });

  it('tells the household: taken care of by the next morning, paid on the day it is confirmed', async () => {
    const { householdId, caseNo, code } = await desk.app
      .get(EnterHousehold)
      .run(desk.city, { name: 'Yağmur Taslak', nationalId: '' }, testPerson('Deniz Örnek'));
    const { national_id: _, ...cells } = bill();
    const { batchId } = await desk.app.get(EnterBill).run(desk.city, { householdId, decisionNo: '5', bill: cells }, clerk);
    await desk.approve(batchId);
    const [{ id: need } = { id: '' as NeedId }] = await desk.sql<{ id: NeedId }>(
      'SELECT need_id AS id FROM receiving.bill WHERE city_id = $1 AND batch_id = $2',
      [desk.city.id, batchId],
    );
    const state = async (): Promise<HouseholdItem | undefined> => (await desk.app.get(ReadHouseholdStatus).run(desk.city, caseNo, code))[0];
    await give(need);
    // The day's run is over: the household's page does not show the hour of the gift.
    expect(await state()).toMatchObject({ state: 'listed' });
    desk.app.clock.advance(DAY);
    await giving.runDue();
    expect(await state()).toMatchObject({ state: 'taken_care' });
    await confirm(file({ bill_no: cells.bill_no, amount: '300', paid_on: '2026-11-21' }));
    expect(await state()).toMatchObject({ state: 'paid', on: '2026-11-21' });
    desk.app.clock.advance(DAY);
    await giving.runDue();
    expect(
      await desk.sql('SELECT told_funded_on, told_paid_on FROM receiving.bill WHERE city_id = $1 AND batch_id = $2', [
        desk.city.id,
        batchId,
      ]),
    ).toEqual([{ told_funded_on: '2026-11-21', told_paid_on: '2026-11-22' }]);
  });
});
