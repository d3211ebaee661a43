import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { Refusal } from '../kernel/refusal.js';
import { guard, type Table, tableLine, type TableRow } from '../platform/tables/index.js';
import { refusalColumns } from './domain/bill-columns.js';

/** UTF-8 with its mark, so that Excel reads the letters. */
const BOM = '\ufeff';

/**
 * The refused rows beside their file, as they came, with row, column and reason: to be mended and sent again. It is written aside and takes
 * its name when it is whole. Only here, on the officer's own disk, is anything of a refused row kept.
 */
export class RefusedFile {
  private lines = 0;
  private readonly columns: readonly number[];

  private constructor(
    readonly path: string,
    private readonly table: Table,
    private readonly stream: WriteStream,
  ) {
    // A mended file's own three columns are replaced, not repeated.
    this.columns = table.header.flatMap((name, index) => ((refusalColumns as readonly string[]).includes(name) ? [] : [index]));
  }

  /** @throws Refusal file_not_writable */
  static async create(sourcePath: string, table: Table): Promise<RefusedFile> {
    const path = `${sourcePath}.refused.csv`;
    const stream = createWriteStream(`${path}.part`, { encoding: 'utf8', mode: 0o600 });
    await once(stream, 'open').catch(() => {
      throw new Refusal('file_not_writable');
    });
    return new RefusedFile(path, table, stream);
  }

  async add(row: TableRow, { column, reason }: { column: string; reason: string }): Promise<void> {
    if (this.lines === 0) await this.write([...this.columns.map((index) => this.table.header[index] ?? ''), ...refusalColumns], BOM);
    this.lines += 1;
    const surplus = row.cells.slice(this.table.header.length);
    const cells = this.columns.map((index) => row.cells[index] ?? '').map(guard);
    await this.write([...cells, String(row.number), column, reason, ...surplus.map(guard)]);
  }

  /** @returns the file's path, or undefined where no row was refused; a file of an earlier try goes then */
  async finish(): Promise<string | undefined> {
    await this.end();
    if (this.lines === 0) {
      await rm(`${this.path}.part`, { force: true });
      await rm(this.path, { force: true });
      return undefined;
    }
    await rename(`${this.path}.part`, this.path);
    return this.path;
  }

  async abandon(): Promise<void> {
    await this.end();
    await rm(`${this.path}.part`, { force: true });
  }

  private async end(): Promise<void> {
    if (this.stream.closed) return;
    this.stream.end();
    await once(this.stream, 'close');
  }

  private async write(cells: readonly string[], before = ''): Promise<void> {
    if (!this.stream.write(before + tableLine(cells, this.table.delimiter))) await once(this.stream, 'drain');
  }
}
