import type { BillBatchId } from '../../kernel/ids.js';
import { type Person, personIn } from '../../kernel/person.js';
import type { BillBatchEntity } from '../bill-batch.entity.js';
import type { BatchStatus } from './lifecycles.js';

/** A batch as staff see it. No personal data. */
export interface BatchView {
  readonly id: BillBatchId;
  /** The printed number of the decision that it rests on. */
  readonly decisionNo: string;
  readonly source: 'file' | 'clerk';
  readonly status: BatchStatus;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly proposedBy: Person;
  readonly createdAt: Date;
  readonly approvedBy: Person | undefined;
  readonly approvedAt: Date | undefined;
}

export function batchView(row: BillBatchEntity, decisionNo: string): BatchView {
  const { source, status, accepted, unchanged, refused, createdAt } = row;
  return {
    id: row.id as BillBatchId,
    decisionNo,
    source,
    status,
    accepted,
    unchanged,
    refused,
    proposedBy: { id: row.proposedBy, name: row.proposedByName },
    createdAt,
    approvedBy: personIn(row.approvedBy, row.approvedByName),
    approvedAt: row.approvedAt ?? undefined,
  };
}
