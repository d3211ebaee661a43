import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type PassThrough, type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { Refusal } from '../../kernel/refusal.js';
import { codePageOf } from './code-page.js';
import { unguard } from './formula-guard.js';
import { type Delimiter, delimiterOf, headerFault, readHeader } from './table-header.js';
import { probeFile } from './probe-file.js';

export interface TableRow {
  /** As a spreadsheet shows it: the header is row 1, a cell with a line break is still one row. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** A delimited file whose shape was judged to its end before its first row is handed out. */
export interface Table {
  readonly hash: Buffer;
  readonly delimiter: Delimiter;
  /** Lower-case column names in the file's order. */
  readonly header: readonly string[];
  /** Rows that hold anything, the header not among them. */
  readonly rowCount: number;
  /** Streams the rows that hold anything; may be called again. */
  rows(): AsyncGenerator<TableRow>;
}

export interface TableShape {
  readonly required: readonly string[];
  /** Columns of our own file of refused rows: with them the cells are read without the guard against formulas. */
  readonly ours: readonly string[];
  /** ISO country, which says the code page of a file that is not UTF-8. */
  readonly country: string;
}

/** Characters that one row may have: a quotation mark that is never closed must not take the rest of the file into memory. */
const LONGEST_ROW = 64 * 1024;

/**
 * Opens a file as a table: comma or semicolon, UTF-8 with or without BOM or the country's Windows code page, quoted line breaks.
 * @throws Refusal file_missing, file_is_directory, file_empty, file_not_a_table, file_encoding, file_columns, file_quotes
 */
export async function openTable(path: string, shape: TableShape): Promise<Table> {
  const { hash, isUtf8, highBytes } = await probeFile(path);
  const encoding = isUtf8 ? 'utf8' : codePageOf(shape.country, highBytes);
  const delimiter = delimiterOf(await firstLine(path, encoding), [...shape.required, ...shape.ours]);
  let header: string[] | undefined;
  let rowCount = 0;
  for await (const { cells } of records(path, encoding, delimiter)) {
    if (header) rowCount += 1;
    else header = judgeHeader(cells, shape);
  }
  if (!header || rowCount === 0) throw new Refusal('file_empty');
  const mended = shape.ours.length > 0 && shape.ours.every((name) => header.includes(name));
  return { hash, delimiter, header, rowCount, rows: () => rowsOf(path, encoding, delimiter, mended) };
}

function judgeHeader(cells: readonly string[], { required, ours }: TableShape): string[] {
  const header = readHeader(cells);
  const fault = headerFault(header, required, ours);
  if (!fault) return header;
  const none = required.every((name) => fault.missing.includes(name));
  throw new Refusal(none ? 'file_not_a_table' : 'file_columns', {
    missing: fault.missing.join(', '),
    // Only how many: what stands there may be a person's name in a file without a header.
    unknown: fault.unknown.length,
  });
}

async function* rowsOf(path: string, encoding: string, delimiter: Delimiter, mended: boolean): AsyncGenerator<TableRow> {
  let isHeader = true;
  for await (const row of records(path, encoding, delimiter)) {
    if (!isHeader) yield mended ? { ...row, cells: row.cells.map(unguard) } : row;
    isHeader = false;
  }
}

/** Every record that holds anything, numbered with the blank ones. */
async function* records(path: string, encoding: string, delimiter: Delimiter): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    bom: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  });
  const feeding = pipeline(decoded(path, encoding), parser).catch(() => undefined);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      if (cells.some((cell) => cell.trim() !== '')) yield { number, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('file_quotes', { row: number + 1 });
    throw error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

function decoded(path: string, encoding: string): Readable {
  const bytes = createReadStream(path);
  if (encoding === 'utf8') return bytes;
  const text = iconv.decodeStream(encoding) as unknown as PassThrough;
  bytes.on('error', (error) => text.destroy(error));
  return bytes.pipe(text);
}

/** The first line that holds anything; a line longer than a few screens is no header. */
async function firstLine(path: string, encoding: string): Promise<string> {
  for await (const chunk of createReadStream(path, { end: 16 * 1024 }) as AsyncIterable<Buffer>) {
    const text = iconv.decode(chunk, encoding);
    return text.split(/[\r\n]+/).find((line) => line.trim() !== '') ?? '';
  }
  return '';
}
