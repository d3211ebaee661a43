import { type Database, isConstraint } from '../platform/database/index.js';
import { isFault, type TableRow } from '../platform/tables/index.js';
import { addRefusedRows, countChunk } from './batch.store.js';
import type { Fault } from './domain/row-reason.js';
import type { Candidate, Placing } from './candidate.js';
import { admitBills } from './admit-bills.js';
import type { RefusedFile } from './refused-file.js';

/** Rows of a file that go into the database together: their bills, their refusals and how far the file is read, or nothing of them. */
export interface Chunk {
  readonly size: number;
  add(row: TableRow, judged: Candidate | Fault): void;
  write(refused: RefusedFile): Promise<void>;
}

/** Somebody entered the same bill or household at the same moment: seen on the next try. */
const races = ['bill_number_once', 'household_city_id_case_no_key'];
const TRIES = 3;

/** @param rowsRead the last row that is in the database already */
export function importChunk(database: Database<'casework'>, placing: Placing, rowsRead: number): Chunk {
  let from = rowsRead;
  let rows: { row: TableRow; judged: Candidate | Fault }[] = [];
  return {
    get size() {
      return rows.length;
    },
    add: (row, judged) => {
      rows.push({ row, judged });
    },
    write: async (refused) => {
      const last = rows.at(-1);
      if (!last) return;
      const faults = await withRetries(() => store(database, placing, rows, from, last.row.number));
      for (const { row } of rows) {
        const fault = faults.get(row.number);
        if (fault) await refused.add(row, fault);
      }
      from = last.row.number;
      rows = [];
    },
  };
}

async function store(
  database: Database<'casework'>,
  placing: Placing,
  rows: readonly { row: TableRow; judged: Candidate | Fault }[],
  from: number,
  to: number,
): Promise<Map<number, Fault>> {
  return database.inCity(placing.city.id, async (tx) => {
    const faults = new Map<number, Fault>();
    const candidates: Candidate[] = [];
    for (const { row, judged } of rows) {
      if (isFault(judged)) faults.set(row.number, judged);
      else candidates.push(judged);
    }
    const placed = await admitBills(tx, placing, candidates);
    for (const each of placed) if (each.outcome === 'refused') faults.set(each.rowNo, { column: each.column, reason: each.reason });
    const count = (outcome: string): number => placed.filter((each) => each.outcome === outcome).length;
    await addRefusedRows(
      tx,
      placing.batchId,
      [...faults].map(([rowNo, fault]) => ({ rowNo, ...fault })),
    );
    await countChunk(tx, placing.batchId, from, to, { accepted: count('accepted'), unchanged: count('unchanged'), refused: faults.size });
    return faults;
  });
}

async function withRetries<T>(work: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (tries <= 1 || !races.some((name) => isConstraint(error, name))) throw error;
    return withRetries(work, tries - 1);
  }
}
