import { Global, Module } from '@nestjs/common';
import { ApproveBatch } from './approve-batch.js';
import { EnterBill } from './enter-bill.js';
import { ImportBills } from './import-bills.js';
import { ListBatches } from './list-batches.js';
import { ReadBatch } from './read-batch.js';
import { WithdrawBill } from './withdraw-bill.js';

const deeds = [ApproveBatch, EnterBill, ImportBills, ListBatches, ReadBatch, WithdrawBill];

@Global()
@Module({ providers: deeds, exports: deeds })
export class BillsModule {}
