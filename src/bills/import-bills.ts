import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { decisionNumbers, enterDecision, mustHaveNumber } from '../households/index.js';
import type { Actor } from '../kernel/actor.js';
import { present } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { newId, type BillBatchId } from '../kernel/ids.js';
import { type Person, personOf } from '../kernel/person.js';
import { audit } from '../platform/audit/index.js';
import { type CityCipher, FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { Database, InjectDatabase, moveOne } from '../platform/database/index.js';
import { openTable, type Table } from '../platform/tables/index.js';
import { addBatch, findBatch, findFileBatch, refusedReasons, refusedRows } from './batch.store.js';
import { BillBatchEntity } from './bill-batch.entity.js';
import { billRules } from './domain/bill-rules.js';
import { billColumns, refusalColumns } from './domain/bill-columns.js';
import { batchLife } from './domain/lifecycles.js';
import { importChunk } from './import-chunk.js';
import { oneAtATime } from './one-at-a-time.js';
import { RefusedFile } from './refused-file.js';
import { RowReader } from './row-reader.js';

export interface BillFile {
  readonly path: string;
  /** The decision of the city's office that the bills rest on. */
  readonly decisionNo: string;
}

export interface ImportResult {
  readonly batchId: BillBatchId;
  /** The batch's own: a file that was begun before stays with its first decision and person. */
  readonly decisionNo: string;
  readonly proposedBy: Person;
  /** True where this very file was read to its end before: nothing was changed now. */
  readonly already: boolean;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Why rows were refused, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** Where the refused rows are, to be mended and sent again; undefined where there are none. */
  readonly refusedFile: string | undefined;
}

/** Rows of one transaction: half a second of work, so that the site answers meanwhile. */
const CHUNK = 500;

/**
 * Reads a city's bill file into a batch that waits for a second person. Killed at any point and run again, it goes on where the last
 * transaction ended and ends with the same totals; a file that was read to its end changes nothing.
 * @throws Refusal decision_missing, file_missing, file_is_directory, file_empty, file_not_a_table, file_columns,
 *   file_encoding, file_quotes, file_busy, file_not_writable
 */
@Injectable()
export class ImportBills {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  async run(city: City, file: BillFile, actor: Actor): Promise<ImportResult> {
    mustHaveNumber(file.decisionNo);
    const table = await openTable(file.path, { required: billColumns, ours: refusalColumns, country: city.country });
    // Before the lock: the first use in a city makes its keys, and they must be committed when the rows need them.
    const cipher = await this.database.inCity(city.id, (tx) => this.crypto.forCity(tx));
    return oneAtATime(this.database, city.id, 'bills:import', async (touch) => {
      const refused = await RefusedFile.create(file.path, table);
      try {
        const batch = await this.open(city, file, table, actor);
        await this.read(city, cipher, table, batch, refused, touch);
        return await this.finish(city, batch, refused, actor);
      } catch (error) {
        await refused.abandon();
        throw error;
      }
    });
  }

  private async open(city: City, file: BillFile, table: Table, actor: Actor): Promise<BillBatchEntity> {
    const now = this.clock.now();
    const { id: proposedBy, name: proposedByName } = personOf(actor);
    const batch = {
      cityId: city.id,
      id: newId<BillBatchId>(),
      source: 'file' as const,
      fileHash: table.hash,
      status: 'reading' as const,
      rowsRead: 1,
      accepted: 0,
      unchanged: 0,
      refused: 0,
      proposedBy,
      proposedByName,
      createdAt: now,
      approvedBy: null,
      approvedByName: null,
      approvedAt: null,
    };
    return this.database.inCity(
      city.id,
      async (tx) =>
        (await findFileBatch(tx, table.hash)) ??
        (await addBatch(tx, { ...batch, decisionId: await enterDecision(tx, file.decisionNo, actor, now) })),
    );
  }

  private async read(
    city: City,
    cipher: CityCipher,
    table: Table,
    batch: BillBatchEntity,
    refused: RefusedFile,
    touch: () => Promise<void>,
  ): Promise<void> {
    const reader = new RowReader(table, billRules(city, this.clock.now()), cipher);
    const earlier = await this.database.inCity(city.id, (tx) => refusedRows(tx, batch.id));
    const faults = new Map(earlier.map(({ rowNo, columnName, reason }) => [rowNo, { column: columnName, reason }]));
    const chunk = importChunk(
      this.database,
      { city, cipher, batchId: batch.id as BillBatchId, source: 'file' as const, now: this.clock.now() },
      batch.rowsRead,
    );
    for await (const row of table.rows()) {
      if (row.number <= batch.rowsRead) {
        reader.skip(row);
        const fault = faults.get(row.number);
        if (fault) await refused.add(row, fault);
        continue;
      }
      chunk.add(row, reader.judge(row));
      if (chunk.size < CHUNK) continue;
      await chunk.write(refused);
      await touch();
    }
    await chunk.write(refused);
  }

  private async finish(city: City, opened: BillBatchEntity, refused: RefusedFile, actor: Actor): Promise<ImportResult> {
    const refusedFile = await refused.finish();
    return this.database.inCity(city.id, async (tx) => {
      const batch = (await findBatch(tx, opened.id)) ?? opened;
      const already = opened.status !== 'reading';
      if (!already) {
        await moveOne(tx, BillBatchEntity, batchLife, 'proposed', { id: batch.id });
        await audit(tx, { actor: actor.id, action: 'bills.import', subject: `batch:${batch.id}`, at: this.clock.now() });
      }
      return {
        batchId: batch.id as BillBatchId,
        decisionNo: present((await decisionNumbers(tx, [batch.decisionId])).get(batch.decisionId), 'a batch without its decision'),
        proposedBy: { id: batch.proposedBy, name: batch.proposedByName },
        already,
        accepted: already ? 0 : batch.accepted,
        unchanged: already ? batch.accepted + batch.unchanged : batch.unchanged,
        refused: batch.refused,
        reasons: await refusedReasons(tx, batch.id),
        refusedFile,
      };
    });
  }
}
