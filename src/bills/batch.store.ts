import type { BillBatchId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import type { CityTx } from '../platform/database/index.js';
import { BillBatchEntity } from './bill-batch.entity.js';
import type { Fault } from './domain/row-reason.js';
import { RefusedRowEntity } from './refused-row.entity.js';

type Tx = CityTx<'casework'>;

export interface Counts {
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** The batch of this file, where it was begun before. */
export async function findFileBatch(tx: Tx, fileHash: Buffer): Promise<BillBatchEntity | null> {
  return tx.manager.findOneBy(BillBatchEntity, { cityId: tx.cityId, fileHash });
}

export async function addBatch(tx: Tx, batch: Omit<BillBatchEntity, 'cityId'>): Promise<BillBatchEntity> {
  const row = { ...batch, cityId: tx.cityId };
  await tx.manager.insert(BillBatchEntity, row);
  return row;
}

export async function findBatch(tx: Tx, id: string): Promise<BillBatchEntity | null> {
  return tx.manager.findOneBy(BillBatchEntity, { cityId: tx.cityId, id });
}

export async function lockBatch(tx: Tx, id: string): Promise<BillBatchEntity | null> {
  return tx.manager.findOne(BillBatchEntity, { where: { cityId: tx.cityId, id }, lock: { mode: 'pessimistic_write' } });
}

export async function listBatches(tx: Tx, limit: number): Promise<BillBatchEntity[]> {
  return tx.manager.find(BillBatchEntity, { where: { cityId: tx.cityId }, order: { createdAt: 'DESC', id: 'ASC' }, take: limit });
}

/**
 * Moves a batch on from row `from` to row `to`: only from where the file was left, so the same rows can never be counted twice, whoever runs
 * the import again. @throws Refusal file_busy when somebody else moved it
 */
export async function countChunk(tx: Tx, id: BillBatchId, from: number, to: number, counts: Counts): Promise<void> {
  const { affected } = await tx.manager
    .createQueryBuilder()
    .update(BillBatchEntity)
    .set({
      rowsRead: to,
      accepted: () => 'accepted + :accepted',
      unchanged: () => 'unchanged + :unchanged',
      refused: () => 'refused + :refused',
    })
    .where({ cityId: tx.cityId, id, rowsRead: from, status: 'reading' })
    .setParameters({ ...counts })
    .execute();
  if (affected !== 1) throw new Refusal('file_busy');
}

export async function addRefusedRows(tx: Tx, batchId: BillBatchId, rows: readonly (Fault & { rowNo: number })[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(({ rowNo, column, reason }) => ({ cityId: tx.cityId, batchId, rowNo, columnName: column, reason }));
  await tx.manager.createQueryBuilder().insert().into(RefusedRowEntity).values(values).updateEntity(false).execute();
}

export async function refusedRows(tx: Tx, batchId: string, limit?: number): Promise<RefusedRowEntity[]> {
  const all = { where: { cityId: tx.cityId, batchId }, order: { rowNo: 'ASC' as const } };
  return tx.manager.find(RefusedRowEntity, limit === undefined ? all : { ...all, take: limit });
}

/** How many rows of a batch each reason refused, the most frequent first. */
export async function refusedReasons(tx: Tx, batchId: string): Promise<{ reason: string; count: number }[]> {
  return tx.manager
    .createQueryBuilder(RefusedRowEntity, 'row')
    .select('row.reason', 'reason')
    .addSelect('count(*)::integer', 'count')
    .where('row.cityId = :city AND row.batchId = :batch', { city: tx.cityId, batch: batchId })
    .groupBy('row.reason')
    .orderBy('2', 'DESC')
    .addOrderBy('1')
    .getRawMany<{ reason: string; count: number }>();
}
