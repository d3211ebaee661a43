import { Module } from '@nestjs/common';
import { ReadTrialBalance } from '../../books/index.js';
import { ListDisputes, ListOwedRefunds, ListPayments, ListQuarantine, ListRefunds, ReadPayment } from '../../payments/index.js';
import { DisputesController } from './disputes.controller.js';
import { LedgerController } from './ledger.controller.js';
import { OwedController } from './owed.controller.js';
import { PaymentsController } from './payments.controller.js';
import { QuarantineController } from './quarantine.controller.js';
import { RefundsController } from './refunds.controller.js';

/** The desk of what comes in. Served by the office side, with the reading deeds that only this site uses. */
@Module({
  controllers: [PaymentsController, RefundsController, OwedController, DisputesController, QuarantineController, LedgerController],
  providers: [ListPayments, ListRefunds, ListOwedRefunds, ListDisputes, ListQuarantine, ReadPayment, ReadTrialBalance],
})
export class CollectionsSiteModule {}
