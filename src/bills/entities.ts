import { BillBatchEntity } from './bill-batch.entity.js';
import { BillVersionEntity } from './bill-version.entity.js';
import { BillEntity } from './bill.entity.js';
import { RefusedRowEntity } from './refused-row.entity.js';

/** For the wiring: the tables of this room. */
export const billsEntities = [BillBatchEntity, BillEntity, BillVersionEntity, RefusedRowEntity];
