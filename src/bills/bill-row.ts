import type { Currency } from '../kernel/currency.js';
import { isCurrency } from '../kernel/currency.js';
import { addDays, type LocalDate } from '../kernel/local-date.js';
import { readPersonName } from '../households/index.js';
import { hasControlCharacters, hasForeignDigits, isFault, compact, readAmount, readDate, tidy } from '../platform/tables/index.js';
import type { BillCells, BillColumn } from './domain/bill-columns.js';
import { billNoKey } from './bill-no-key.js';
import type { Fault, RowReason } from './domain/row-reason.js';

/** What a city's settings say about a bill that may come in today. */
export interface BillRules {
  readonly country: string;
  readonly currency: Currency;
  /** Minor units. */
  readonly largestBill: bigint;
  readonly today: LocalDate;
  readonly fundableDaysAfterDue: number;
  readonly billers: ReadonlyMap<string, { readonly billNo: RegExp; readonly subscriberNo: RegExp }>;
}

export interface BillFacts {
  readonly billerCode: string;
  readonly billNo: string;
  readonly subscriberNo: string;
  readonly holder: string;
  readonly district: string | undefined;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  /** When the biller means to cut the household off. A clerk knows it from a letter; a bill file does not carry it. */
  readonly cutOffOn?: LocalDate;
}

const LONGEST_DISTRICT = 60;
/** Columns whose digits count: another script's digits are refused there. */
const numbers: readonly BillColumn[] = ['bill_no', 'account_no', 'national_id', 'amount', 'issued_on', 'due_on'];

/** Stops reading a row at its first fault. */
class Stop extends Error {
  constructor(readonly fault: Fault<BillColumn>) {
    super(fault.reason);
  }
}
const stop = (column: BillColumn, reason: RowReason): never => {
  throw new Stop({ column, reason });
};

/** @returns the bill, or the first column that cannot stand and why. `national_id` is the household's, judged by `checkNationalId`. */
export function checkBill(cells: Omit<BillCells, 'national_id'>, rules: BillRules): BillFacts | Fault<BillColumn> {
  return orFault(() => readBill(cells, rules));
}

/** The day of the cut-off as a clerk types it; undefined where nothing stands there. */
export function checkCutOff(cell: string, { issuedOn }: Pick<BillFacts, 'issuedOn'>): LocalDate | undefined | Fault<'cut_off_on'> {
  if (cell.trim() === '') return undefined;
  const day = hasForeignDigits(cell) ? undefined : readDate(cell);
  if (day === undefined) return { column: 'cut_off_on', reason: 'date_unreadable' };
  return day < issuedOn ? { column: 'cut_off_on', reason: 'cut_off_before_issue' } : day;
}

/** What makes two rows one bill; undefined where the row does not say which bill it is. */
export function billKey(cells: Pick<BillCells, 'utility' | 'bill_no'>, rules: BillRules): { billerCode: string; key: string } | undefined {
  const billerCode = tidy(cells.utility).toLowerCase();
  const biller = rules.billers.get(billerCode);
  return biller?.billNo.test(compact(cells.bill_no)) ? { billerCode, key: billNoKey(cells.bill_no) } : undefined;
}

/** The last day on which a bill can be funded. */
export function fundableThrough(dueOn: LocalDate, daysAfterDue: number): LocalDate {
  return addDays(dueOn, daysAfterDue);
}

function readBill(cells: Omit<BillCells, 'national_id'>, rules: BillRules): BillFacts {
  const billerCode = text('utility', cells.utility).toLowerCase();
  const biller = rules.billers.get(billerCode) ?? stop('utility', 'biller_unknown');
  const billNo = number('bill_no', cells.bill_no, biller.billNo, 'bill_no_invalid');
  const subscriberNo = number('account_no', cells.account_no, biller.subscriberNo, 'account_no_invalid');
  const holder = readPersonName(cells.holder_name);
  if (isFault(holder)) return stop(holder.column, holder.reason);
  const district = text('district', cells.district);
  if (district.length > LONGEST_DISTRICT) stop('district', 'district_too_long');
  const currency = readCurrency(cells.currency, rules.currency);
  const amount = readAmount(text('amount', cells.amount), currency, rules.largestBill);
  if (typeof amount === 'string') return stop('amount', amount);
  const issuedOn = readDate(text('issued_on', cells.issued_on)) ?? stop('issued_on', 'date_unreadable');
  const dueOn = readDate(text('due_on', cells.due_on)) ?? stop('due_on', 'date_unreadable');
  if (dueOn < issuedOn) stop('due_on', 'bill_dates');
  if (fundableThrough(dueOn, rules.fundableDaysAfterDue) < rules.today) stop('due_on', 'bill_not_fundable');
  return { billerCode, billNo, subscriberNo, holder, district: district === '' ? undefined : district, currency, amount, issuedOn, dueOn };
}

function text(column: BillColumn, cell: string): string {
  const value = tidy(cell);
  if (hasControlCharacters(value)) stop(column, 'control_characters');
  if (numbers.includes(column) && hasForeignDigits(value)) stop(column, 'digits_not_ascii');
  return value;
}

function number(column: BillColumn, cell: string, pattern: RegExp, reason: RowReason): string {
  const value = compact(text(column, cell));
  return pattern.test(value) ? value : stop(column, reason);
}

/** ISO letters as they are: `TL` or `₺` is how people talk, and another bank's program reads it as something else. */
function readCurrency(cell: string, expected: Currency): Currency {
  const code = text('currency', cell);
  if (!isCurrency(code)) return stop('currency', 'currency_unknown');
  return code === expected ? code : stop('currency', 'currency_not_of_city');
}

function orFault<T>(read: () => T): T | Fault<BillColumn> {
  try {
    return read();
  } catch (error) {
    if (error instanceof Stop) return error.fault;
    throw error;
  }
}
