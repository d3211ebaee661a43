import type { BillBatchId } from '../kernel/ids.js';
import type { BillBatchEntity } from './bill-batch.entity.js';
import type { BatchStatus } from './domain/lifecycles.js';

/** A batch as staff see it. No personal data. */
export interface BatchView {
  readonly id: BillBatchId;
  readonly decisionNo: string;
  readonly source: 'file' | 'clerk';
  readonly status: BatchStatus;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly officer: string;
  readonly createdAt: Date;
  readonly approvedBy: string | undefined;
  readonly approvedAt: Date | undefined;
}

export function batchView(row: BillBatchEntity): BatchView {
  const { decisionNo, source, status, accepted, unchanged, refused, officer, createdAt } = row;
  return {
    id: row.id as BillBatchId,
    decisionNo,
    source,
    status,
    accepted,
    unchanged,
    refused,
    officer,
    createdAt,
    approvedBy: row.approvedBy ?? undefined,
    approvedAt: row.approvedAt ?? undefined,
  };
}
