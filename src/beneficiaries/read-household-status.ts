import { Injectable } from '@nestjs/common';
import type { City, PackageCode } from '../cities/index.js';
import { assert } from '../kernel/assert.js';
import { isCurrency } from '../kernel/currency.js';
import type { HouseholdId, NeedId } from '../kernel/ids.js';
import { localDate, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { type NeedState, readNeeds } from '../needs/index.js';
import { FieldCrypto, InjectFieldCrypto, sameBytes } from '../platform/crypto/index.js';
import { type CityTx, Database, InjectDatabase } from '../platform/database/index.js';
import type { BillEntity } from './bill.entity.js';
import { billsOfHousehold } from './bill.store.js';
import { billState, type BillState } from './domain/bill-state.js';
import { readSymbols } from './domain/household-code.js';
import { findHouseholdByCaseNo } from './household.store.js';
import { codeIndexText } from './places.js';
import type { SupportEntity } from './support.entity.js';
import { supportsOfHousehold } from './support.store.js';

/** One bill, package or cash support on the household's own page: no name, no number, no donor. */
export type HouseholdItem = BillState & { readonly amount: Money } & (
    | { readonly kind: 'bill'; readonly billerCode: string; readonly dueOn: LocalDate }
    | { readonly kind: 'package'; readonly packageCode: PackageCode }
    | { readonly kind: 'cash' }
  );

/**
 * What a household sees of its bills and supports, by its case number and code.
 * @throws Refusal household_sign_in_failed: one answer, whichever of the two is wrong
 */
@Injectable()
export class ReadHouseholdStatus {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
  ) {}

  async run(city: City, caseNo: string, code: string): Promise<HouseholdItem[]> {
    return this.database.inCity(city.id, async (tx) => {
      const household = await findHouseholdByCaseNo(tx, readSymbols(caseNo));
      const cipher = await this.crypto.forCity(tx);
      // The hash is made also where there is no such case, so that the answer takes as long.
      const hash = cipher.index(codeIndexText(household?.id ?? city.id, readSymbols(code)));
      if (!household || !sameBytes(hash, household.codeHash)) throw new Refusal('household_sign_in_failed');
      return itemsOf(tx, household.id as HouseholdId);
    });
  }
}

async function itemsOf(tx: CityTx<'casework'>, id: HouseholdId): Promise<HouseholdItem[]> {
  const bills = await billsOfHousehold(tx, id);
  const supports = await supportsOfHousehold(tx, id);
  const ids = [...bills, ...supports].flatMap(({ needId }) => (needId === null ? [] : [needId as NeedId]));
  const needs = new Map<string, NeedState>((await readNeeds(tx, ids)).map((need) => [need.needId, need]));
  const common = ({ status, toldFundedOn, needId, amount, currency }: BillEntity | SupportEntity): BillState & { amount: Money } => {
    assert(isCurrency(currency), 'an unknown currency');
    return { ...billState({ status, toldFundedOn, need: needs.get(needId ?? '') }), amount: Money.of(amount, currency) };
  };
  return [
    ...bills.map((bill) => ({ ...common(bill), kind: 'bill' as const, billerCode: bill.billerCode, dueOn: localDate(bill.dueOn) })),
    ...supports.map((support) =>
      support.packageCode === null
        ? { ...common(support), kind: 'cash' as const }
        : { ...common(support), kind: 'package' as const, packageCode: support.packageCode },
    ),
  ];
}
