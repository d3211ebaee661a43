import { billColumns, type BillCells } from '../../src/bills/index.js';

/** A row of a bill file as its cells. Plainly fictional; a test changes what it is about. */
export type FictionalBill = BillCells;

const surnames = ['Örnek', 'Deneme', 'Masal', 'Kurgu', 'Hayali', 'Taslak'] as const;
const firstNames = ['Deniz', 'Toprak', 'Yağmur', 'Bulut', 'Irmak', 'Güneş', 'Işıl', 'Umut'] as const;
const districts = ['Fatih', 'Kadıköy', 'Esenler', 'Üsküdar', 'Bağcılar', 'Sultangazi'] as const;

/** A well-formed T.C. number that belongs to nobody we know: counted up from a made-up start, with its two check digits. */
export function fictionalId(index: number): string {
  const nine = [...String(910_000_000 + index)].map(Number);
  const odd = nine.filter((_, at) => at % 2 === 0).reduce((sum, digit) => sum + digit, 0);
  const even = nine.filter((_, at) => at % 2 === 1).reduce((sum, digit) => sum + digit, 0);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return [...nine, tenth, (odd + even + tenth) % 10].join('');
}

/** The `index`-th bill of a made-up file: every household has one, unless the change says otherwise. */
export function fictionalBill(index: number, change: Partial<FictionalBill> = {}): FictionalBill {
  return {
    bill_no: `T-${String(100_000 + index)}`,
    utility: index % 2 === 0 ? 'water' : 'gas',
    account_no: String(2_000_000 + index),
    holder_name: `${firstNames[index % firstNames.length] ?? ''} ${surnames[index % surnames.length] ?? ''}`,
    national_id: fictionalId(index),
    district: districts[index % districts.length] ?? '',
    amount: `${200 + (index % 900)}.${String(index % 100).padStart(2, '0')}`,
    currency: 'TRY',
    issued_on: '2026-11-01',
    due_on: '2026-12-01',
    ...change,
  };
}

export function fictionalBills(count: number, from = 0): FictionalBill[] {
  return Array.from({ length: count }, (_, index) => fictionalBill(from + index));
}

export interface FileStyle {
  readonly delimiter?: ',' | ';';
  readonly columns?: readonly string[];
  readonly newline?: string;
}

/** The bills as a file, quoted where they must be. */
export function billFile(bills: readonly Partial<FictionalBill>[], style: FileStyle = {}): string {
  const { delimiter = ',', columns = billColumns, newline = '\n' } = style;
  const cell = (text: string): string => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = bills.map((bill) => columns.map((name) => cell((bill as Record<string, string | undefined>)[name] ?? '')).join(delimiter));
  return [columns.join(delimiter), ...lines, ''].join(newline);
}

/** Reads a file that our own program wrote: header and cells by name. */
export function readOwnFile(text: string, delimiter = ','): Record<string, string>[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === delimiter || letter === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (letter === '\n') rows.push([]);
    } else if (quoted || letter !== '\r') cell += letter;
  }
  const [header = [], ...body] = rows.filter((row) => row.length > 0);
  return body.map((row) =>
    Object.fromEntries(row.map((value, index) => [(header[index] ?? `+${String(index)}`).replace('\ufeff', ''), value])),
  );
}
