import { Global, Module } from '@nestjs/common';
import { ApproveBatch } from './approve-batch.js';
import { ApproveSupport } from './approve-support.js';
import { CountHouseholds } from './count-households.js';
import { EnterBill } from './enter-bill.js';
import { EnterHousehold } from './enter-household.js';
import { EnterSupport } from './enter-support.js';
import { FindHouseholdByNationalId } from './find-household.js';
import { HandInThanks } from './hand-in-thanks.job.js';
import { ImportBills } from './import-bills.js';
import { IssueHouseholdCode } from './issue-household-code.js';
import { ListBatches } from './list-batches.js';
import { ListSupports } from './list-supports.js';
import { OfferThanks } from './offer-thanks.js';
import { ReadBatch } from './read-batch.js';
import { ReadHouseholdStatus } from './read-household-status.js';
import { ReadHousehold } from './read-household.js';
import { SayThanks } from './say-thanks.js';
import { TellHouseholds } from './tell-households.job.js';
import { WithdrawBill } from './withdraw-bill.js';
import { WithdrawSupport } from './withdraw-support.js';

const deeds = [
  ApproveBatch,
  ApproveSupport,
  EnterBill,
  EnterHousehold,
  EnterSupport,
  FindHouseholdByNationalId,
  ImportBills,
  IssueHouseholdCode,
  ListBatches,
  ListSupports,
  OfferThanks,
  ReadBatch,
  ReadHousehold,
  ReadHouseholdStatus,
  SayThanks,
  WithdrawBill,
  WithdrawSupport,
];

@Global()
@Module({ providers: [...deeds, CountHouseholds, HandInThanks, TellHouseholds], exports: deeds })
export class BeneficiariesModule {}
