import { EnterBill, ListBatches, ReadBatch, WithdrawBill } from '../../src/bills/index.js';
import { ReadHousehold, ReadHouseholdStatus } from '../../src/cases/index.js';
import { EnterHousehold, FindHouseholdByNationalId, IssueHouseholdCode } from '../../src/households/index.js';
import { newId } from '../../src/kernel/ids.js';
import { clerk, openDesk, second, type Desk } from './bill-file-desk.js';
import { fictionalBill, fictionalId, type FictionalBill } from './bill-file-maker.js';
import { testPerson } from '../support/index.js';

describe('a clerk at the counter', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });

  const enterHousehold = (index: number, change = {}): ReturnType<EnterHousehold['run']> =>
    desk.app
      .get(EnterHousehold)
      .run(desk.city, { name: 'Bulut Masal', nationalId: fictionalId(index), ...change }, testPerson('Deniz Örnek'));
  const enterBill = async (householdId: string, bill: FictionalBill): ReturnType<EnterBill['run']> => {
    const { national_id: _, ...cells } = bill;
    return desk.app.get(EnterBill).run(desk.city, { householdId: householdId as never, decisionNo: '2026/18', bill: cells }, clerk);
  };
  const status = (caseNo: string, code: string): ReturnType<ReadHouseholdStatus['run']> =>
    desk.app.get(ReadHouseholdStatus).run(desk.city, caseNo, code);

  it('enters a household and a bill, a second person approves, and the household follows it with its case number and code', async () => {
    const { householdId, caseNo, code } = await enterHousehold(1);
    const { batchId } = await enterBill(householdId, fictionalBill(1, { currency: '' }));
    expect(await status(caseNo, code)).toMatchObject([{ state: 'checking', billerCode: 'gas' }]);
    await expect(desk.approve(batchId, clerk)).rejects.toMatchObject({ code: 'second_person_required' });
    expect(await desk.approve(batchId)).toEqual({ published: 1, tooLate: 0 });
    expect(await status(caseNo.toLowerCase().replace('-', ' '), code.replaceAll('-', ''))).toMatchObject([{ state: 'listed' }]);
  });

  it('cannot enter a household twice, a bad number or no name; can enter one without a number', async () => {
    await enterHousehold(2);
    await expect(enterHousehold(2)).rejects.toMatchObject({ code: 'household_exists', field: 'national_id' });
    await expect(enterHousehold(3, { nationalId: '12345678901' })).rejects.toMatchObject({
      code: 'national_id_invalid',
      field: 'national_id',
    });
    await expect(enterHousehold(3, { name: ' ' })).rejects.toMatchObject({ code: 'holder_name_missing', field: 'holder_name' });
    const first = await enterHousehold(3, { nationalId: '' });
    const second = await enterHousehold(3, { nationalId: ' ' });
    expect(first.householdId).not.toBe(second.householdId);
  });

  it('enters a bill by the rules of the file, and no bill twice', async () => {
    const { householdId } = await enterHousehold(4);
    await enterBill(householdId, fictionalBill(10));
    await expect(enterBill(householdId, fictionalBill(10, { bill_no: ' t-100010' }))).rejects.toMatchObject({ code: 'bill_exists' });
    await expect(enterBill(householdId, fictionalBill(10, { amount: '1.00' }))).rejects.toMatchObject({ code: 'bill_exists' });
    await expect(enterBill(householdId, fictionalBill(11, { currency: 'TL' }))).rejects.toMatchObject({
      code: 'currency_unknown',
      field: 'currency',
    });
    await expect(enterBill(householdId, fictionalBill(11, { amount: '50000.01' }))).rejects.toMatchObject({ code: 'bill_over_limit' });
    await expect(enterBill(newId(), fictionalBill(11))).rejects.toMatchObject({ code: 'household_unknown' });
    await expect(enterBill('x', fictionalBill(11))).rejects.toMatchObject({ code: 'household_unknown' });
    // What was refused left no batch behind.
    const { length } = await desk.sql(
      'SELECT id FROM receiving.bill_batch AS batch WHERE city_id = $1 AND NOT EXISTS (SELECT FROM receiving.bill WHERE city_id = $1 AND batch_id = batch.id)',
      [desk.city.id],
    );
    expect(length).toBe(0);
  });

  it('opens a household’s file with a reason, and each reading leaves an audit row', async () => {
    const { householdId, caseNo } = await enterHousehold(5);
    await enterBill(householdId, fictionalBill(20));
    const read = (reason: string): ReturnType<ReadHousehold['run']> =>
      desk.app.get(ReadHousehold).run(desk.city, { householdId, reason }, testPerson('Umut Deneme'));
    await expect(read('')).rejects.toMatchObject({ code: 'reason_missing' });
    expect(await read('the household asked')).toMatchObject({
      caseNo,
      name: 'Bulut Masal',
      nationalId: fictionalId(5),
      bills: [{ billNo: 'T-100020', subscriberNo: '2000020' }],
    });
    const found = await desk.app
      .get(FindHouseholdByNationalId)
      .run(desk.city, { nationalId: fictionalId(5), reason: 'counter' }, testPerson('Umut Deneme'));
    expect(found).toEqual({ id: householdId, caseNo });
    expect(
      await desk.app
        .get(FindHouseholdByNationalId)
        .run(desk.city, { nationalId: fictionalId(77), reason: 'counter' }, testPerson('Umut Deneme')),
    ).toBeUndefined();
    expect(
      await desk.sql(
        `SELECT actor, action, subject, reason FROM receiving.audit WHERE city_id = $1 AND action LIKE 'household.%' AND reason IS NOT NULL ORDER BY action, subject`,
        [desk.city.id],
      ),
    ).toEqual([
      { actor: testPerson('Umut Deneme').id, action: 'household.read', subject: `household:${householdId}`, reason: 'the household asked' },
      { actor: testPerson('Umut Deneme').id, action: 'household.search', subject: `household:${householdId}`, reason: 'counter' },
      { actor: testPerson('Umut Deneme').id, action: 'household.search', subject: 'household:none', reason: 'counter' },
    ]);
  });

  it('does not see a household’s file when the audit row cannot be written', async () => {
    const { householdId } = await enterHousehold(6);
    await desk.app.databases.asOwner(
      'REVOKE INSERT ON receiving.audit FROM casework; REVOKE INSERT (city_id, id, at, actor, action, subject, reason) ON receiving.audit FROM casework',
    );
    try {
      await expect(desk.app.get(ReadHousehold).run(desk.city, { householdId, reason: 'test' }, testPerson('Umut Deneme'))).rejects.toThrow(
        /permission denied/,
      );
    } finally {
      await desk.app.databases.asOwner('GRANT INSERT (city_id, id, at, actor, action, subject, reason) ON receiving.audit TO casework');
    }
  });

  it('gives a new code, and the old one opens nothing any more', async () => {
    const { householdId, caseNo, code } = await enterHousehold(7);
    const issued = await desk.app.get(IssueHouseholdCode).run(desk.city, householdId, testPerson('Umut Deneme'));
    expect(issued.caseNo).toBe(caseNo);
    await expect(status(caseNo, code)).rejects.toMatchObject({ code: 'household_sign_in_failed' });
    expect(await status(caseNo, issued.code)).toEqual([]);
  });

  it('takes a bill back from the list, with a reason', async () => {
    const { householdId, caseNo, code } = await enterHousehold(8);
    const { batchId } = await enterBill(householdId, fictionalBill(30));
    await desk.approve(batchId);
    const { bills } = await desk.app.get(ReadBatch).run(desk.city, batchId);
    const withdraw = (reason: string): Promise<void> =>
      desk.app.get(WithdrawBill).run(desk.city, { billId: bills[0]?.id ?? '', reason }, second);
    for (const reason of ['', 'paid at the counter', 'too_late'])
      await expect(withdraw(reason)).rejects.toMatchObject({ code: 'ended_reason_unknown', field: 'reason' });
    await withdraw('paid_elsewhere');
    expect(await status(caseNo, code)).toMatchObject([{ state: 'withdrawn' }]);
    expect(
      await desk.sql('SELECT ended_reason, ended_on FROM receiving.bill WHERE city_id = $1 AND batch_id = $2', [desk.city.id, batchId]),
    ).toEqual([{ ended_reason: 'paid_elsewhere', ended_on: '2026-11-20' }]);
    await expect(withdraw('paid_elsewhere')).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(desk.app.get(WithdrawBill).run(desk.city, { billId: newId(), reason: 'biller_error' }, second)).rejects.toMatchObject({
      code: 'bill_unknown',
    });
  });

  it('takes the number of a bill that was taken back once more, and never two that stand', async () => {
    const { householdId } = await enterHousehold(9);
    const bill = fictionalBill(35);
    const enter = async (): Promise<string> => (await enterBill(householdId, bill)).batchId;
    const [first, again] = [await enter(), async () => enter()];
    await desk.approve(first);
    await expect(again()).rejects.toMatchObject({ code: 'bill_exists' });
    const { bills } = await desk.app.get(ReadBatch).run(desk.city, first);
    await desk.app.get(WithdrawBill).run(desk.city, { billId: bills[0]?.id ?? '', reason: 'entered_by_mistake' }, second);
    const secondTime = await again();
    await expect(again()).rejects.toMatchObject({ code: 'bill_exists' });
    const copy = `INSERT INTO receiving.bill (city_id, id, household_id, batch_id, row_no, biller_code, bill_no, bill_no_index, subscriber_no, holder, currency,
        amount, issued_on, due_on, status)
      SELECT city_id, gen_random_uuid(), household_id, batch_id, 9, biller_code, bill_no, bill_no_index, subscriber_no, holder, currency, amount, issued_on,
        due_on, 'waiting' FROM receiving.bill WHERE city_id = $1 AND batch_id = $2`;
    const secondly = desk.sql(copy, [desk.city.id, secondTime]);
    await expect(secondly).rejects.toMatchObject({ driverError: { constraint: 'bill_number_once' } });
  });

  it('leaves a first version of each bill, and the database keeps no bill without one', async () => {
    const { householdId } = await enterHousehold(10);
    const { batchId } = await enterBill(householdId, fictionalBill(36, { amount: '321.00' }));
    const of = 'FROM receiving.bill WHERE city_id = $1 AND batch_id = $2';
    const versions = await desk.sql(
      `SELECT version, amount, due_on, source, entered_on FROM receiving.bill_version WHERE city_id = $1 AND bill_id IN (SELECT id ${of})`,
      [desk.city.id, batchId],
    );
    expect(versions).toEqual([{ version: 1, amount: 32_100n, due_on: '2026-12-01', source: 'clerk', entered_on: '2026-11-20' }]);
    const bare = `INSERT INTO receiving.bill (city_id, id, household_id, batch_id, row_no, biller_code, bill_no, bill_no_index, subscriber_no, holder, currency,
        amount, issued_on, due_on, status)
      SELECT city_id, gen_random_uuid(), household_id, batch_id, 9, biller_code, bill_no, sha256('another'), subscriber_no, holder, currency, amount, issued_on,
        due_on, 'waiting' ${of}`;
    await expect(desk.sql(bare, [desk.city.id, batchId])).rejects.toMatchObject({ driverError: { constraint: 'bill_has_version' } });
  });

  it('sees batches without any personal data, and no other city’s', async () => {
    const { batchId } = await desk.importBills([fictionalBill(40), fictionalBill(41, { amount: '0' })], 'seen.csv');
    const detail = await desk.app.get(ReadBatch).run(desk.city, batchId);
    expect(detail).toMatchObject({
      accepted: 1,
      refused: 1,
      status: 'proposed',
      refusedRows: [{ rowNo: 3, column: 'amount', reason: 'amount_not_positive' }],
    });
    expect(
      JSON.stringify({ ...detail, proposedBy: detail.proposedBy.id }, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    ).not.toMatch(/T-100040|2000040|"holder|"name|9100000/);
    const { other } = { other: await desk.other({ slug: 'izmir', names: { tr: 'İzmir' } }) };
    await expect(other.app.get(ReadBatch).run(other.city, batchId)).rejects.toMatchObject({ code: 'batch_unknown' });
    await expect(other.approve(batchId)).rejects.toMatchObject({ code: 'batch_unknown' });
    expect(await other.app.get(ListBatches).run(other.city)).toEqual([]);
    expect((await desk.app.get(ListBatches).run(desk.city)).map(({ id }) => id)).toContain(batchId);
  });
});
