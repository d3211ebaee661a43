import { assert } from '../kernel/assert.js';
import { checkNationalId } from '../households/index.js';
import type { CityCipher } from '../platform/crypto/index.js';
import { isFault, type Table, type TableRow } from '../platform/tables/index.js';
import { billColumns, type BillCells } from './domain/bill-columns.js';
import { billKey, type BillRules, checkBill } from './bill-row.js';
import type { Fault } from './domain/row-reason.js';
import { billNoIndexText } from './bill-fields.js';
import type { Candidate } from './candidate.js';

/** Judges a file's rows one by one and remembers which bills it has seen: 16 bytes of a keyed hash each, never a number. */
export class RowReader {
  private readonly seen = new Set<string>();
  private readonly columns: Readonly<Record<keyof BillCells, number>>;

  constructor(
    private readonly table: Table,
    private readonly rules: BillRules,
    private readonly cipher: CityCipher,
  ) {
    const at = (name: string): number => table.header.indexOf(name);
    this.columns = Object.fromEntries(billColumns.map((name) => [name, at(name)])) as Record<keyof BillCells, number>;
  }

  /** A row that an earlier run of this file has judged already: only remembers its bill. */
  skip(row: TableRow): void {
    if (this.fits(row)) this.isSecond(this.indexOf(this.cells(row)));
  }

  /** @returns the bill, or why the row cannot stand. A second row of one bill is refused whatever became of the first. */
  judge(row: TableRow): Candidate | Fault {
    if (!this.fits(row)) return { column: '', reason: 'cells_count' };
    const cells = this.cells(row);
    const billNoIndex = this.indexOf(cells);
    const second = this.isSecond(billNoIndex);
    const facts = checkBill(cells, this.rules);
    if (isFault(facts)) return facts;
    const nationalId = checkNationalId(cells.national_id, this.rules.country);
    if (typeof nationalId !== 'string') return nationalId;
    if (second) return { column: 'bill_no', reason: 'duplicate_in_file' };
    assert(billNoIndex, 'a bill without a number');
    return { rowNo: row.number, facts, billNoIndex, household: { nationalId }, holder: facts.holder };
  }

  /** A spreadsheet's blank cells beyond the last column are no cells. */
  private fits({ cells }: TableRow): boolean {
    const { length } = this.table.header;
    return cells.length >= length && cells.slice(length).every((cell) => cell.trim() === '');
  }

  private cells(row: TableRow): BillCells {
    return Object.fromEntries(billColumns.map((name) => [name, row.cells[this.columns[name]] ?? ''])) as BillCells;
  }

  private isSecond(index: Buffer | undefined): boolean {
    if (!index) return false;
    const short = index.toString('latin1', 0, 16);
    const second = this.seen.has(short);
    this.seen.add(short);
    return second;
  }

  private indexOf(cells: BillCells): Buffer | undefined {
    const bill = billKey(cells, this.rules);
    return bill ? this.cipher.index('bill_number', billNoIndexText(bill.billerCode, bill.key)) : undefined;
  }
}
