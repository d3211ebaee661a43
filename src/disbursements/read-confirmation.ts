import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { isUuid, type NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { confirmationView, type ConfirmationView } from './domain/confirmation-view.js';
import { findConfirmation, linesOf } from './confirmation.store.js';
import type { Outcome } from './domain/outcomes.js';

export interface ConfirmationLine {
  /** The row as a spreadsheet shows it. */
  readonly lineNo: number;
  readonly outcome: Outcome;
  readonly needId: NeedId | undefined;
  readonly amount: Money | undefined;
  readonly paidOn: LocalDate | undefined;
}

const MOST = 500;

/** A confirmation file with its first 500 lines. @throws Refusal confirmation_unknown */
@Injectable()
export class ReadConfirmation {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  async run(city: City, id: string): Promise<ConfirmationView & { lines: ConfirmationLine[] }> {
    return this.database.inCity(city.id, async (tx) => {
      const found = isUuid(id) ? await findConfirmation(tx, id) : null;
      if (!found) throw new Refusal('confirmation_unknown');
      const lines = (await linesOf(tx, id, MOST)).map(({ lineNo, outcome, needId, amount, paidOn }) => ({
        lineNo,
        outcome,
        needId: (needId ?? undefined) as NeedId | undefined,
        amount: amount === null ? undefined : Money.of(amount, city.currency),
        paidOn: (paidOn ?? undefined) as LocalDate | undefined,
      }));
      return { ...confirmationView(found), lines };
    });
  }
}
