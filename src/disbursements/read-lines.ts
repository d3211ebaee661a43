import { hasForeignDigits, openTable, readAmount, readDate, type Table, type TableRow } from '../platform/tables/index.js';
import type { City } from '../cities/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { DueBills } from './ports/due-bills.js';

/** A line of a confirmation file: what the biller says of one bill, or that it cannot be read. */
export type FileLine = { readonly lineNo: number } & (
  { readonly key: string; readonly amount: bigint; readonly paidOn: LocalDate } | { readonly key: undefined }
);

const columns = ['bill_no', 'amount', 'paid_on'] as const;
/** No bill is larger than what a bigint column carries; whether it is the right amount is judged against its need. */
const LARGEST = 10n ** 18n;

/** Opens a biller's confirmation file with the same tolerance as a bill file. @throws Refusal file_* */
export async function openConfirmation(path: string, city: City): Promise<Table> {
  return openTable(path, { required: columns, ours: [], country: city.country });
}

export async function readLines(table: Table, city: City, bills: DueBills): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  for await (const row of table.rows()) lines.push(readLine(table, row, city, bills));
  return lines;
}

function readLine({ header }: Table, { number: lineNo, cells }: TableRow, city: City, bills: DueBills): FileLine {
  const [billNo = '', amountCell = '', day = ''] = columns.map((name) => cells[header.indexOf(name)] ?? '');
  const key = bills.keyOf(billNo);
  const amount = readAmount(amountCell, city.currency, LARGEST);
  const paidOn = readDate(day);
  if (key === '' || [billNo, amountCell, day].some(hasForeignDigits) || typeof amount === 'string' || paidOn === undefined) {
    return { lineNo, key: undefined };
  }
  return { lineNo, key, amount, paidOn };
}
