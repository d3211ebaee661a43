import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { decisionNumbers } from '../households/index.js';
import { assert, present } from '../kernel/assert.js';
import { isCurrency } from '../kernel/currency.js';
import { isUuid, type BillId } from '../kernel/ids.js';
import { localDate, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { findBatch, refusedReasons, refusedRows } from './batch.store.js';
import { batchView, type BatchView } from './domain/batch-view.js';
import type { BillEntity } from './bill.entity.js';
import { listBills } from './bill.store.js';
import type { BillStatus } from './domain/lifecycles.js';

/** A bill as the second person sees it before approving: what will be public, and nothing of whom it is. */
export interface BatchBill {
  readonly id: BillId;
  readonly rowNo: number;
  readonly billerCode: string;
  readonly amount: Money;
  readonly district: string | undefined;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly cutOffOn: LocalDate | undefined;
  readonly status: BillStatus;
}

export interface BatchDetail extends BatchView {
  /** The first rows after `afterRow`, in the file's order. */
  readonly bills: readonly BatchBill[];
  /** To be passed as `afterRow` for the next page; undefined on the last. */
  readonly nextAfterRow: number | undefined;
  /** The first refused rows: row number as a spreadsheet shows it, column, reason code. */
  readonly refusedRows: readonly { readonly rowNo: number; readonly column: string; readonly reason: string }[];
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

const PAGE = 50;
const MOST_REFUSED = 200;

/** @throws Refusal batch_unknown */
@Injectable()
export class ReadBatch {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  async run(city: City, batchId: string, afterRow = 0): Promise<BatchDetail> {
    return this.database.inCity(city.id, async (tx) => {
      const batch = isUuid(batchId) ? await findBatch(tx, batchId) : null;
      if (!batch) throw new Refusal('batch_unknown');
      const bills = await listBills(tx, batchId, afterRow, PAGE + 1);
      const refused = await refusedRows(tx, batchId, MOST_REFUSED);
      const numbers = await decisionNumbers(tx, [batch.decisionId]);
      const page = bills.slice(0, PAGE);
      return {
        ...batchView(batch, present(numbers.get(batch.decisionId), 'a batch without its decision')),
        bills: page.map(batchBill),
        nextAfterRow: bills.length > PAGE ? page.at(-1)?.rowNo : undefined,
        refusedRows: refused.map(({ rowNo, columnName, reason }) => ({ rowNo, column: columnName, reason })),
        reasons: await refusedReasons(tx, batchId),
      };
    });
  }
}

function batchBill(bill: BillEntity): BatchBill {
  assert(isCurrency(bill.currency), 'a bill in an unknown currency');
  return {
    id: bill.id as BillId,
    rowNo: bill.rowNo,
    billerCode: bill.billerCode,
    amount: Money.of(bill.amount, bill.currency),
    district: bill.district ?? undefined,
    issuedOn: localDate(bill.issuedOn),
    dueOn: localDate(bill.dueOn),
    cutOffOn: bill.cutOffOn === null ? undefined : localDate(bill.cutOffOn),
    status: bill.status,
  };
}
