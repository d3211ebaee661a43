import { clerk, openDesk, type Desk } from './bill-file-desk.js';
import { testNoon, testPerson } from '../support/index.js';
import { billFile, fictionalBill, fictionalBills, fictionalId, readOwnFile } from './bill-file-maker.js';

describe('a city’s bill file', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });

  const counts = async (): Promise<unknown> =>
    desk.sql(
      `SELECT (SELECT count(*) FROM receiving.bill WHERE city_id = $1) AS bills, (SELECT count(*) FROM receiving.household WHERE city_id = $1) AS households,
      (SELECT count(*) FROM receiving.bill_batch WHERE city_id = $1) AS batches, (SELECT count(*) FROM receiving.refused_row WHERE city_id = $1) AS refused,
      (SELECT count(*) FROM meeting.need WHERE city_id = $1) AS needs`,
      [desk.city.id],
    );

  it('makes a batch that rests on its decision, and nothing is public until a second officer approves it', async () => {
    const result = await desk.importBills(fictionalBills(3));
    expect(result).toMatchObject({
      accepted: 3,
      unchanged: 0,
      refused: 0,
      decisionNo: '2026/17',
      proposedBy: { id: clerk.id, name: 'Deniz Örnek' },
      already: false,
      refusedFile: undefined,
    });
    const [batch] = await desk.sql<{ status: string; decision_no: string }>(
      `SELECT batch.status, decision.number AS decision_no FROM receiving.bill_batch AS batch
       JOIN receiving.decision ON decision.city_id = batch.city_id AND decision.id = batch.decision_id WHERE batch.city_id = $1 AND batch.id = $2`,
      [desk.city.id, result.batchId],
    );
    expect(batch).toEqual({ status: 'proposed', decision_no: '2026/17' });
    expect(await desk.sql('SELECT id FROM meeting.need WHERE city_id = $1', [desk.city.id])).toEqual([]);

    // The same account under another name is the same person.
    await expect(desk.approve(result.batchId, { ...clerk, name: 'Irmak Masal' })).rejects.toMatchObject({ code: 'second_person_required' });
    expect(await desk.sql('SELECT id FROM meeting.need WHERE city_id = $1', [desk.city.id])).toEqual([]);

    expect(await desk.approve(result.batchId)).toEqual({ published: 3, tooLate: 0 });
    const needs = await desk.sql<{ status: string; published_on: string; fundable_until: Date }>(
      'SELECT kind, status, currency, amount, biller_code, district, due_on, published_on, fundable_until FROM meeting.need WHERE city_id = $1 ORDER BY amount',
      [desk.city.id],
    );
    expect(needs[0]).toEqual({
      kind: 'bill',
      status: 'open',
      currency: 'TRY',
      amount: 20_000n,
      biller_code: 'water',
      district: 'Fatih',
      due_on: '2026-12-01',
      published_on: '2026-11-20',
      // The end of the 365th day after the due date, in Istanbul (UTC+3).
      fundable_until: new Date('2027-12-01T20:59:59.999Z'),
    });
    await expect(desk.approve(result.batchId)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('that was read before changes nothing', async () => {
    const path = desk.write('again.csv', billFile([...fictionalBills(5, 100), fictionalBill(99, { amount: '0' })]));
    expect(await desk.import(path)).toMatchObject({ accepted: 5, unchanged: 0, refused: 1 });
    const before = await counts();
    expect(await desk.import(path, testPerson('Irmak Masal'), 'another')).toMatchObject({
      accepted: 0,
      unchanged: 5,
      refused: 1,
      already: true,
      decisionNo: '2026/17',
      refusedFile: `${path}.refused.csv`,
    });
    expect(await counts()).toEqual(before);
  });

  it('under another name with other rows leaves what an earlier one brought unchanged, and refuses what differs', async () => {
    await desk.importBills(fictionalBills(2, 200));
    const result = await desk.importBills([fictionalBill(200), fictionalBill(201, { amount: '1.00' }), fictionalBill(202)], 'second.csv');
    expect(result).toMatchObject({ accepted: 1, unchanged: 1, refused: 1, reasons: [{ reason: 'differs_from_earlier', count: 1 }] });
    expect(readOwnFile(desk.read(result.refusedFile ?? ''))).toMatchObject([
      { row: '3', column: 'amount', reason: 'differs_from_earlier' },
    ]);
  });

  it('has every bad row reported with row number, column and reason, in a file that can be mended and sent again', async () => {
    const bad = [
      fictionalBill(300, { national_id: '12345678901' }),
      fictionalBill(301, { currency: 'TL' }),
      fictionalBill(302, { amount: '٢٠٠' }),
      fictionalBill(303, { issued_on: '2026-12-02' }),
      fictionalBill(304, { holder_name: 'İki\nSatır', utility: 'internet' }),
    ];
    const path = desk.write('bad.csv', billFile([...bad.slice(0, 2), fictionalBill(310), ...bad.slice(2)]));
    const result = await desk.import(path);
    expect(result).toMatchObject({ accepted: 1, refused: 5 });
    const text = desk.read(`${path}.refused.csv`);
    expect(text.startsWith('\ufeff')).toBe(true);
    const rows = readOwnFile(text);
    expect(rows.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      ['2', 'national_id', 'national_id_invalid'],
      ['3', 'currency', 'currency_unknown'],
      ['5', 'amount', 'digits_not_ascii'],
      ['6', 'due_on', 'bill_dates'],
      ['7', 'utility', 'biller_unknown'],
    ]);
    expect(rows[4]).toMatchObject({ ...bad[4] });

    const mended = text
      .replace('12345678901', fictionalId(300))
      .replace('TL', 'TRY')
      .replace('٢٠٠', '200')
      .replace('2026-12-02', '2026-11-02')
      .replace('internet', 'gas');
    const again = await desk.import(desk.write('mended.csv', mended));
    expect(again).toMatchObject({ accepted: 5, unchanged: 0, refused: 0 });
    expect(desk.files()).not.toContain('mended.csv.refused.csv');
  });

  it('keeps nothing of a refused row but its number, column and reason', async () => {
    const secret = 'Gizli Taslakoğlu';
    const result = await desk.importBills([fictionalBill(400, { holder_name: secret, amount: '-1' })], 'secret.csv');
    expect(result).toMatchObject({ accepted: 0, refused: 1 });
    expect(
      await desk.sql('SELECT row_no, column_name, reason FROM receiving.refused_row WHERE city_id = $1 AND batch_id = $2', [
        desk.city.id,
        result.batchId,
      ]),
    ).toEqual([{ row_no: 2, column_name: 'amount', reason: 'amount_not_positive' }]);
  });

  it('refuses a second row of one bill, whatever its blanks, capitals and zeros, and not the same number of another utility', async () => {
    const bill = fictionalBill(500, { bill_no: '00AB-500', utility: 'water' });
    const result = await desk.importBills(
      [
        bill,
        { ...fictionalBill(501), utility: 'water', bill_no: ' ab-50 0 ' },
        { ...fictionalBill(502), utility: 'gas', bill_no: 'AB-500' },
        { ...fictionalBill(503), utility: 'water', bill_no: '0AB-500' },
      ],
      'twice.csv',
    );
    expect(result).toMatchObject({ accepted: 2, refused: 2, reasons: [{ reason: 'duplicate_in_file', count: 2 }] });
  });

  it('keeps a cell that starts with = as text, in the table, in the refused file and back', async () => {
    const formula = '=HYPERLINK("http://example.org","x")';
    const result = await desk.importBills(
      [fictionalBill(600, { holder_name: formula, district: '+A1' }), fictionalBill(601, { holder_name: formula, amount: 'x' })],
      'formula.csv',
    );
    expect(result).toMatchObject({ accepted: 1, refused: 1 });
    const text = desk.read(result.refusedFile ?? '');
    expect(readOwnFile(text)[0]?.['holder_name']).toBe(`'${formula}`);
    const again = await desk.import(desk.write('formula-mended.csv', text.replace(',x,', ',10,')));
    expect(again).toMatchObject({ accepted: 1, refused: 0 });
    const { ReadHousehold } = await import('../../src/cases/index.js');
    const [{ id } = { id: '' }] = await desk.sql<{ id: string }>(
      'SELECT household_id AS id FROM receiving.bill WHERE city_id = $1 AND batch_id = $2',
      [desk.city.id, again.batchId],
    );
    const household = await desk.app.get(ReadHousehold).run(desk.city, { householdId: id, reason: 'test' }, testPerson('Umut Deneme'));
    expect(household.name).toBe(formula);
    expect(household.bills[0]?.holder).toBe(formula);
  });

  it('takes a bill until the end of its last fundable day in the city’s zone, and does not publish one whose time ran out', async () => {
    const strict = await desk.other({ slug: 'izmir', names: { tr: 'İzmir' }, fundableDaysAfterDue: 0 });
    const due = (index: number): ReturnType<typeof fictionalBill> => fictionalBill(index, { due_on: '2026-11-20' });
    const { clock } = desk.app;
    try {
      clock.set(new Date('2026-11-20T20:59:00Z'));
      const inTime = await strict.importBills([due(1), fictionalBill(2)], 'evening.csv');
      expect(inTime).toMatchObject({ accepted: 2, refused: 0 });
      clock.set(new Date('2026-11-20T21:01:00Z'));
      expect(await strict.importBills([due(3)], 'midnight.csv')).toMatchObject({
        refused: 1,
        reasons: [{ reason: 'bill_not_fundable', count: 1 }],
      });
      expect(await strict.approve(inTime.batchId)).toEqual({ published: 1, tooLate: 1 });
      expect(
        await strict.sql(
          'SELECT status, count(*)::integer AS count FROM receiving.bill WHERE city_id = $1 GROUP BY status ORDER BY status',
          [strict.city.id],
        ),
      ).toEqual([
        { status: 'published', count: 1 },
        { status: 'withdrawn', count: 1 },
      ]);
    } finally {
      clock.set(testNoon);
    }
  });

  it('waits in a city that is not open yet: it can be read, and not published', async () => {
    const soon = await desk.other({ slug: 'bursa', names: { tr: 'Bursa' }, status: 'opens_soon' });
    const { batchId } = await soon.importBills(fictionalBills(1));
    await expect(soon.approve(batchId)).rejects.toMatchObject({ code: 'city_not_open' });
    expect(await soon.sql('SELECT id FROM meeting.need WHERE city_id = $1', [soon.city.id])).toEqual([]);
  });
});
