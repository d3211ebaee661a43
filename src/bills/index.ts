export { ApproveBatch, type Approval } from './approve-batch.js';
export { takenBackReasons } from '../kernel/ended-reason.js';
export { type BatchView } from './domain/batch-view.js';
export { needsOfBills } from './bill-needs.js';
export { householdsOfBills, tellBills, untoldBills } from './bill-news.js';
export { billNoKey } from './bill-no-key.js';
export { BillsModule } from './bills.module.js';
export { billColumns, type BillCells, type BillColumn } from './domain/bill-columns.js';
export { type BatchStatus, type BillStatus } from './domain/lifecycles.js';
export { isRowReason, type RowReason, rowReasons } from './domain/row-reason.js';
export { EnterBill, type BillEntry } from './enter-bill.js';
export { billsOfHousehold, type HouseholdBill, type OpenBill, openBillsOfHousehold } from './household-bills.js';
export { ImportBills, type BillFile, type ImportResult } from './import-bills.js';
export { ListBatches } from './list-batches.js';
export { ReadBatch, type BatchBill, type BatchDetail } from './read-batch.js';
export { WithdrawBill, type Withdrawal } from './withdraw-bill.js';

export { billsEntities } from './entities.js';
