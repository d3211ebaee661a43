import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { ReadHousehold } from '../../src/cases/index.js';
import { openDesk, type Desk } from './bill-file-desk.js';
import { billFile, fictionalBill, fictionalBills } from './bill-file-maker.js';
import { testPerson } from '../support/index.js';

describe('a bill file is read', () => {
  let desk: Desk;
  let next = 0;
  beforeAll(async () => {
    desk = await openDesk();
  });

  /** Imports the content and says what the first accepted bill became. */
  const read = async (content: string | Buffer): Promise<Record<string, unknown>> => {
    next += 1;
    const result = await desk.import(desk.write(`style-${String(next)}.csv`, content));
    expect(result).toMatchObject({ accepted: 1, unchanged: 0, refused: 0 });
    const [row] = await desk.sql<{ household_id: string; amount: bigint; issued_on: string; due_on: string }>(
      'SELECT household_id, amount, issued_on, due_on FROM receiving.bill WHERE city_id = $1 AND batch_id = $2',
      [desk.city.id, result.batchId],
    );
    const { household_id: householdId = '', ...facts } = row ?? {};
    const { name, bills } = await desk.app.get(ReadHousehold).run(desk.city, { householdId, reason: 'test' }, testPerson('Umut Deneme'));
    return { ...facts, name, billNo: bills[0]?.billNo };
  };
  const bill = (change = {}): ReturnType<typeof fictionalBill> =>
    fictionalBill(1_000 + next, { amount: '1234.50', holder_name: 'Işıl Şenörnek', ...change });
  const facts = { amount: 123_450n, issued_on: '2026-11-01', due_on: '2026-12-01', name: 'Işıl Şenörnek' };

  it.each<[string, () => string | Buffer]>([
    ['with commas', () => billFile([bill()])],
    ['with semicolons', () => billFile([bill()], { delimiter: ';' })],
    ['with a decimal comma', () => billFile([bill({ amount: '1.234,50' })], { delimiter: ';' })],
    ['with days as dd.MM.yyyy', () => billFile([bill({ issued_on: '01.11.2026', due_on: '01.12.2026' })])],
    ['with a byte order mark', () => `\ufeff${billFile([bill()])}`],
    ['with CRLF', () => billFile([bill()], { newline: '\r\n' })],
    ['in Windows-1254', () => iconv.encode(billFile([bill()]), 'windows-1254')],
    ['with a line break in a quoted cell', () => billFile([bill({ holder_name: 'Işıl\r\nŞenörnek' })])],
    ['with its columns in another order', () => billFile([bill()], { columns: Object.keys(bill()).reverse() })],
    [
      'with the columns of our own refused file',
      () => billFile([bill()], { columns: [...Object.keys(bill()), 'row', 'column', 'reason'] }),
    ],
    ['with capitals and blanks in its header', () => billFile([bill()]).replace('bill_no,utility', '"Bill_No" , UTILITY')],
    ['with blank lines and blank cells at the end', () => billFile([bill()]).replaceAll('\n', ',,\n') + '\n\n'],
  ])('%s', async (_, content) => {
    expect(await read(content())).toMatchObject(facts);
  });

  it('with row numbers as a spreadsheet shows them, blank rows and line breaks in cells counted', async () => {
    const text = billFile([fictionalBill(1_100, { holder_name: 'İki\nSatır' }), fictionalBill(1_101, { amount: 'x' })]).replace(
      'T-101101',
      '\nT-101101',
    );
    const result = await desk.import(desk.write('numbers.csv', text));
    expect(
      await desk.sql('SELECT row_no FROM receiving.refused_row WHERE city_id = $1 AND batch_id = $2', [desk.city.id, result.batchId]),
    ).toEqual([{ row_no: 4 }]);
  });

  it('in the Windows code page of the city’s country', async () => {
    const sofia = await desk.other({ slug: 'sofia', names: { bg: 'София' }, country: 'BG', languages: ['bg'] });
    const cyrillic = fictionalBill(1, { holder_name: 'Ясен Примеров', national_id: '7542011030', currency: 'EUR', amount: '35.10' });
    const { batchId, accepted } = await sofia.import(sofia.write('sofia.csv', iconv.encode(billFile([cyrillic]), 'windows-1251')));
    expect(accepted).toBe(1);
    const [{ id } = { id: '' }] = await sofia.sql<{ id: string }>(
      'SELECT household_id AS id FROM receiving.bill WHERE city_id = $1 AND batch_id = $2',
      [sofia.city.id, batchId],
    );
    const household = await sofia.app.get(ReadHousehold).run(sofia.city, { householdId: id, reason: 'test' }, testPerson('Umut Deneme'));
    expect(household.name).toBe('Ясен Примеров');
  });

  it('and a row with too few or too many cells is refused, the others are not', async () => {
    const [head = '', good = '', short = '', long = ''] = billFile(fictionalBills(3, 1_200)).split('\n');
    const result = await desk.import(desk.write('cells.csv', [head, good, short.slice(0, -11), `${long},more`, ''].join('\n')));
    expect(result).toMatchObject({ accepted: 1, refused: 2, reasons: [{ reason: 'cells_count', count: 2 }] });
  });
});

describe('a file that is no bill file is refused as a whole', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });

  const good = billFile(fictionalBills(2));
  it.each<[string, string, (desk: Desk) => string]>([
    ['one that is not there', 'file_missing', ({ folder }) => join(folder, 'nowhere.csv')],
    ['a directory', 'file_is_directory', ({ folder }) => (mkdirSync(join(folder, 'bills')), join(folder, 'bills'))],
    ['an empty one', 'file_empty', (at) => at.write('empty.csv', '')],
    ['one of blank lines', 'file_empty', (at) => at.write('blank.csv', '\n\n  \n')],
    ['a header alone', 'file_empty', (at) => at.write('header.csv', good.split('\n')[0] ?? '')],
    ['a spreadsheet', 'file_not_a_table', (at) => at.write('bills.xlsx', Buffer.from('504b03041400060008000000', 'hex'))],
    ['a PDF', 'file_not_a_table', (at) => at.write('bills.pdf', '%PDF-1.7\n...')],
    ['a picture', 'file_not_a_table', (at) => at.write('bills.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))],
    ['a text', 'file_not_a_table', (at) => at.write('letter.txt', 'Dear colleagues,\nplease find the bills attached.\n')],
    ['bills without a header', 'file_not_a_table', (at) => at.write('headless.csv', good.split('\n').slice(1).join('\n'))],
    ['one with a column missing', 'file_columns', (at) => at.write('missing.csv', good.replace(',currency', ''))],
    ['one with an unknown column', 'file_columns', (at) => at.write('unknown.csv', good.replace('due_on', 'due_on,phone'))],
    ['one with a column twice', 'file_columns', (at) => at.write('twice.csv', good.replace('due_on', 'due_on,amount'))],
    ['UTF-16', 'file_encoding', (at) => at.write('utf16.csv', Buffer.from(`\ufeff${good}`, 'utf16le'))],
    [
      'one with a quotation mark that is never closed',
      'file_quotes',
      (at) => at.write('quotes.csv', good.replace('T-100001', '"T-100001')),
    ],
  ])('%s: %s', async (_, code, path) => {
    await expect(desk.import(path(desk))).rejects.toMatchObject({ code });
    expect(await desk.sql('SELECT id FROM receiving.bill_batch WHERE city_id = $1', [desk.city.id])).toEqual([]);
    expect(desk.files().filter((name) => name.includes('refused'))).toEqual([]);
  });

  it('without a decision nothing is read', async () => {
    const path = desk.write('good.csv', good);
    await expect(desk.import(path, undefined, ' ')).rejects.toMatchObject({ code: 'decision_missing' });
    expect(await desk.sql('SELECT id FROM receiving.bill_batch WHERE city_id = $1', [desk.city.id])).toEqual([]);
  });
});
