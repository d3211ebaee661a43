import { Global, Module } from '@nestjs/common';
import { ConfirmPayments } from './confirm-payments.js';
import { ListConfirmations } from './list-confirmations.js';
import { ReadConfirmation } from './read-confirmation.js';

const deeds = [ConfirmPayments, ListConfirmations, ReadConfirmation];

@Global()
@Module({ providers: deeds, exports: deeds })
export class DisbursementsModule {}
