import { localDate } from '../kernel/local-date.js';
import { isFault } from '../platform/tables/index.js';
import type { BillCells } from './domain/bill-columns.js';
import { billKey, checkBill, type BillRules } from './bill-row.js';

const rules: BillRules = {
  country: 'TR',
  currency: 'TRY',
  largestBill: 5_000_000n,
  today: localDate('2026-11-22'),
  fundableDaysAfterDue: 365,
  billers: new Map([['water', { billNo: /^[0-9]{4,12}$/, subscriberNo: /^[0-9]{5,10}$/ }]]),
};

const good: BillCells = {
  bill_no: '0001234',
  utility: 'water',
  account_no: '123456',
  holder_name: 'Deneme Örnek',
  national_id: '10000000146',
  district: 'Kadıköy',
  amount: '120.05',
  currency: 'TRY',
  issued_on: '2026-11-01',
  due_on: '2026-11-20',
};

const read = (cells: Partial<BillCells>): unknown => checkBill({ ...good, ...cells }, rules);

describe('a row of a bill file', () => {
  it('is read into facts', () => {
    expect(read({})).toEqual({
      billerCode: 'water',
      billNo: '0001234',
      subscriberNo: '123456',
      holder: 'Deneme Örnek',
      district: 'Kadıköy',
      currency: 'TRY',
      amount: 12_005n,
      issuedOn: '2026-11-01',
      dueOn: '2026-11-20',
    });
  });

  it.each<[string, Partial<BillCells>, object]>([
    ['blanks inside numbers', { bill_no: ' 000 1234 ', account_no: '12 34 56' }, { billNo: '0001234', subscriberNo: '123456' }],
    ['days with dots', { issued_on: '1.11.2026', due_on: '20.11.2026' }, { issuedOn: '2026-11-01', dueOn: '2026-11-20' }],
    ['a line break in a name', { holder_name: 'Deneme\r\n  Örnek' }, { holder: 'Deneme Örnek' }],
    ['a cell that starts with =', { holder_name: '=1+1', district: '=A1' }, { holder: '=1+1', district: '=A1' }],
    ['no district', { district: '' }, { district: undefined }],
    ['capitals in the utility', { utility: 'WATER' }, { billerCode: 'water' }],
    ['the last day on which it can be funded', { issued_on: '2025-11-01', due_on: '2025-11-22' }, { dueOn: '2025-11-22' }],
  ])('takes %s', (_, cells, expected) => {
    expect(read(cells)).toMatchObject(expected);
  });

  it.each<[string, Partial<BillCells>, string]>([
    ['utility', { utility: 'internet' }, 'biller_unknown'],
    ['utility', { utility: '' }, 'biller_unknown'],
    ['bill_no', { bill_no: '' }, 'bill_no_invalid'],
    ['bill_no', { bill_no: 'AB-1' }, 'bill_no_invalid'],
    ['bill_no', { bill_no: '١٢٣٤٥' }, 'digits_not_ascii'],
    ['account_no', { account_no: '1234' }, 'account_no_invalid'],
    ['account_no', { account_no: '12345６' }, 'digits_not_ascii'],
    ['holder_name', { holder_name: '  ' }, 'holder_name_missing'],
    ['holder_name', { holder_name: 'Ö'.repeat(121) }, 'holder_name_too_long'],
    ['holder_name', { holder_name: 'Deneme\u202eÖrnek' }, 'control_characters'],
    ['holder_name', { holder_name: 'Deneme\u0007' }, 'control_characters'],
    ['holder_name', { holder_name: 'Deneme \ufffdrnek' }, 'control_characters'],
    ['district', { district: 'x'.repeat(61) }, 'district_too_long'],
    ['amount', { amount: '0' }, 'amount_not_positive'],
    ['amount', { amount: '-5' }, 'amount_not_positive'],
    ['amount', { amount: '50000.01' }, 'bill_over_limit'],
    ['amount', { amount: '120.055' }, 'amount_decimals'],
    ['amount', { amount: '1.234' }, 'amount_decimals'],
    ['amount', { amount: 'hundred' }, 'amount_not_a_number'],
    ['amount', { amount: '١٢٠' }, 'digits_not_ascii'],
    ['currency', { currency: 'TL' }, 'currency_unknown'],
    ['currency', { currency: '₺' }, 'currency_unknown'],
    ['currency', { currency: 'EUR' }, 'currency_not_of_city'],
    ['issued_on', { issued_on: '2026-02-30' }, 'date_unreadable'],
    ['issued_on', { issued_on: '11/01/2026' }, 'date_unreadable'],
    ['due_on', { due_on: '' }, 'date_unreadable'],
    ['due_on', { due_on: '9999-12-31' }, 'date_unreadable'],
    ['due_on', { due_on: '2026-10-31' }, 'bill_dates'],
    ['due_on', { issued_on: '2025-11-01', due_on: '2025-11-21' }, 'bill_not_fundable'],
  ])('is refused for its %s: %o', (column, cells, reason) => {
    expect(read(cells)).toEqual({ column, reason });
  });
});

describe('a national id in a file', () => {});

describe('two rows are one bill', () => {
  const key = (billNo: string, utility = 'water'): unknown => billKey({ bill_no: billNo, utility }, rules);

  it('whatever their blanks, capitals and leading zeros', () => {
    expect(key('0001234')).toEqual({ billerCode: 'water', key: '1234' });
    expect(key(' 12 34')).toEqual(key('0001234'));
    expect(key('1234', 'Water')).toEqual(key('1234'));
  });

  it('and not when the number or the utility differs', () => {
    expect(key('1235')).not.toEqual(key('1234'));
    expect(key('1234', 'gas')).toBeUndefined();
  });

  it('tells a fault from a bill', () => {
    expect(isFault(read({}))).toBe(false);
    expect(isFault(read({ amount: '' }))).toBe(true);
  });
});
