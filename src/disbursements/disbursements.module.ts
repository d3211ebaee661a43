import { Global, Module } from '@nestjs/common';
import { ConfirmPayments } from './confirm-payments.js';
import { ConfirmSupport } from './confirm-support.js';
import { ListConfirmations } from './list-confirmations.js';
import { ListHandovers } from './list-handovers.js';
import { ProposeHandover } from './propose-handover.js';
import { ReadConfirmation } from './read-confirmation.js';

const deeds = [ConfirmPayments, ConfirmSupport, ListConfirmations, ListHandovers, ProposeHandover, ReadConfirmation];

@Global()
@Module({ providers: deeds, exports: deeds })
export class DisbursementsModule {}
