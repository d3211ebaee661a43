import { Injectable } from '@nestjs/common';
import { billsOfHousehold } from '../bills/index.js';
import type { City, PackageCode } from '../cities/index.js';
import { householdByCode } from '../households/index.js';
import type { HouseholdId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { type NeedState, readNeeds } from '../needs/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { type CityTx, Database, InjectDatabase } from '../platform/database/index.js';
import { type HouseholdSupport, supportsOfHousehold } from '../supports/index.js';
import { billState, type BillState } from './domain/bill-state.js';

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
      const household = await householdByCode(tx, await this.crypto.forCity(tx), caseNo, code);
      if (household === undefined) throw new Refusal('household_sign_in_failed');
      return itemsOf(tx, household);
    });
  }
}

async function itemsOf(tx: CityTx<'casework'>, id: HouseholdId): Promise<HouseholdItem[]> {
  const bills = await billsOfHousehold(tx, id);
  const supports = await supportsOfHousehold(tx, id);
  const ids = [...bills, ...supports].flatMap(({ needId }) => (needId === undefined ? [] : [needId]));
  const needs = new Map<string, NeedState>((await readNeeds(tx, ids)).map((need) => [need.needId, need]));
  const common = ({ status, toldFundedOn, needId, amount }: Told): BillState & { amount: Money } => ({
    ...billState({ status, toldFundedOn, need: needs.get(needId ?? '') }),
    amount,
  });
  return [
    ...bills.map((bill) => ({ ...common(bill), kind: 'bill' as const, billerCode: bill.billerCode, dueOn: bill.dueOn })),
    ...supports.map((support) =>
      support.packageCode === undefined
        ? { ...common(support), kind: 'cash' as const }
        : { ...common(support), kind: 'package' as const, packageCode: support.packageCode },
    ),
  ];
}

/** What bills and supports have in common. */
type Told = Pick<HouseholdSupport, 'status' | 'toldFundedOn' | 'needId' | 'amount'>;
