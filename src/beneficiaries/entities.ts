import { BillBatchEntity } from './bill-batch.entity.js';
import { BillEntity } from './bill.entity.js';
import { HouseholdEntity } from './household.entity.js';
import { PackageMonthEntity } from './package-month.entity.js';
import { RefusedRowEntity } from './refused-row.entity.js';
import { SupportEntity } from './support.entity.js';
import { ThanksOfferEntity, ThanksWaitingEntity } from './thanks.entity.js';

/** For the wiring: the tables of this room. */
export const beneficiariesEntities = [
  BillBatchEntity,
  BillEntity,
  HouseholdEntity,
  RefusedRowEntity,
  SupportEntity,
  PackageMonthEntity,
  ThanksOfferEntity,
  ThanksWaitingEntity,
];
