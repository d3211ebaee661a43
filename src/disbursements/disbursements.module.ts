import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ConfirmPayments } from './confirm-payments.js';
import { ConfirmSupport } from './confirm-support.js';
import { ListConfirmations } from './list-confirmations.js';
import { ListHandovers } from './list-handovers.js';
import { DueBills } from './ports/due-bills.js';
import { DueSupports } from './ports/due-supports.js';
import { ProposeHandover } from './propose-handover.js';
import { ReadConfirmation } from './read-confirmation.js';

const deeds = [ConfirmPayments, ConfirmSupport, ListConfirmations, ListHandovers, ProposeHandover, ReadConfirmation];

/** Where this room's ports lead. */
export interface DisbursementsPorts {
  readonly bills: Type<DueBills>;
  readonly supports: Type<DueSupports>;
}

@Module({})
export class DisbursementsModule {
  static with({ bills, supports }: DisbursementsPorts): DynamicModule {
    const ports = [
      { provide: DueBills, useClass: bills },
      { provide: DueSupports, useClass: supports },
    ];
    return { module: DisbursementsModule, global: true, providers: [...ports, ...deeds], exports: deeds };
  }
}
