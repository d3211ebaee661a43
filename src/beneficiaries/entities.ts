import { BillBatchEntity } from './bill-batch.entity.js';
import { BillEntity } from './bill.entity.js';
import { HouseholdEntity } from './household.entity.js';
import { RefusedRowEntity } from './refused-row.entity.js';

/** For the wiring: the tables of this room. */
export const beneficiariesEntities = [BillBatchEntity, BillEntity, HouseholdEntity, RefusedRowEntity];
