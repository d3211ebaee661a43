import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { assert } from '../kernel/assert.js';
import { isCurrency } from '../kernel/currency.js';
import type { HouseholdId, NeedId } from '../kernel/ids.js';
import { localDate, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { readNeeds } from '../needs/index.js';
import { FieldCrypto, InjectFieldCrypto, sameBytes } from '../platform/crypto/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { billsOfHousehold } from './bill.store.js';
import { billState, type BillState } from './domain/bill-state.js';
import { readSymbols } from './domain/household-code.js';
import { findHouseholdByCaseNo } from './household.store.js';
import { codeIndexText } from './places.js';

/** One bill on the household's own page: no name, no number, no donor. */
export type HouseholdBill = BillState & {
  readonly billerCode: string;
  readonly amount: Money;
  readonly dueOn: LocalDate;
};

/**
 * What a household sees of its bills, by its case number and code.
 * @throws Refusal household_sign_in_failed: one answer, whichever of the two is wrong
 */
@Injectable()
export class ReadHouseholdStatus {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
  ) {}

  async run(city: City, caseNo: string, code: string): Promise<HouseholdBill[]> {
    return this.database.inCity(city.id, async (tx) => {
      const household = await findHouseholdByCaseNo(tx, readSymbols(caseNo));
      const cipher = await this.crypto.forCity(tx);
      // The hash is made also where there is no such case, so that the answer takes as long.
      const hash = cipher.index(codeIndexText(household?.id ?? city.id, readSymbols(code)));
      if (!household || !sameBytes(hash, household.codeHash)) throw new Refusal('household_sign_in_failed');
      const bills = await billsOfHousehold(tx, household.id as HouseholdId);
      const states = await readNeeds(
        tx,
        bills.flatMap(({ needId }) => (needId === null ? [] : [needId as NeedId])),
      );
      const needs = new Map<string, (typeof states)[number]>(states.map((need) => [need.needId, need]));
      return bills.map(({ status, toldFundedOn, needId, billerCode, amount, currency, dueOn }) => {
        assert(isCurrency(currency), 'a bill in an unknown currency');
        const state = billState({ status, toldFundedOn, need: needs.get(needId ?? '') });
        return { ...state, billerCode, amount: Money.of(amount, currency), dueOn: localDate(dueOn) };
      });
    });
  }
}
