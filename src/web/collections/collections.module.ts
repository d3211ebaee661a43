import { Module } from '@nestjs/common';
import { ReadTrialBalance } from '../../ledger/index.js';
import { ListPayments, ListQuarantine } from '../../payments/index.js';
import { LedgerController } from './ledger.controller.js';
import { PaymentsController } from './payments.controller.js';
import { QuarantineController } from './quarantine.controller.js';

/** The desk of what comes in. Served by the office side, with the reading deeds that only this site uses. */
@Module({
  controllers: [PaymentsController, QuarantineController, LedgerController],
  providers: [ListPayments, ListQuarantine, ReadTrialBalance],
})
export class CollectionsSiteModule {}
