import { Global, Module } from '@nestjs/common';
import { ApproveBatch } from './approve-batch.js';
import { CountHouseholds } from './count-households.js';
import { EnterBill } from './enter-bill.js';
import { EnterHousehold } from './enter-household.js';
import { FindHouseholdByNationalId } from './find-household.js';
import { ImportBills } from './import-bills.js';
import { IssueHouseholdCode } from './issue-household-code.js';
import { ListBatches } from './list-batches.js';
import { ReadBatch } from './read-batch.js';
import { ReadHouseholdStatus } from './read-household-status.js';
import { ReadHousehold } from './read-household.js';
import { TellHouseholds } from './tell-households.job.js';
import { WithdrawBill } from './withdraw-bill.js';

const deeds = [
  ApproveBatch,
  EnterBill,
  EnterHousehold,
  FindHouseholdByNationalId,
  ImportBills,
  IssueHouseholdCode,
  ListBatches,
  ReadBatch,
  ReadHousehold,
  ReadHouseholdStatus,
  WithdrawBill,
];

@Global()
@Module({ providers: [...deeds, CountHouseholds, TellHouseholds], exports: deeds })
export class BeneficiariesModule {}
