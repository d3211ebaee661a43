import { assert } from '../kernel/assert.js';
import { isCurrency } from '../kernel/currency.js';
import type { BillId, HouseholdId, NeedId } from '../kernel/ids.js';
import { localDate, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import type { CityCipher } from '../platform/crypto/index.js';
import type { CityTx } from '../platform/database/index.js';
import type { BillEntity } from './bill.entity.js';
import { billRowsOfHousehold } from './bill.store.js';
import type { BillStatus } from './domain/lifecycles.js';
import { billField } from './bill-fields.js';

/** A household's bill, without the numbers and the name on it. */
export interface HouseholdBill {
  readonly id: BillId;
  /** Its need, once it was published. */
  readonly needId: NeedId | undefined;
  readonly billerCode: string;
  readonly amount: Money;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly status: BillStatus;
  /** The day on which the household was told that it is taken care of. */
  readonly toldFundedOn: string | null;
}

/** A household's bill in clear, for whoever is allowed to read its file. */
export interface OpenBill extends HouseholdBill {
  readonly billNo: string;
  readonly subscriberNo: string;
  readonly holder: string;
}

/** The newest first. */
export async function billsOfHousehold(tx: CityTx<'casework'>, householdId: HouseholdId): Promise<HouseholdBill[]> {
  return (await billRowsOfHousehold(tx, householdId)).map(householdBill);
}

/** The newest first, their sealed fields opened. */
export async function openBillsOfHousehold(tx: CityTx<'casework'>, cipher: CityCipher, householdId: HouseholdId): Promise<OpenBill[]> {
  return (await billRowsOfHousehold(tx, householdId)).map((bill) => ({
    ...householdBill(bill),
    billNo: cipher.open(bill.billNo, billField('bill_no', bill.id)),
    subscriberNo: cipher.open(bill.subscriberNo, billField('subscriber_no', bill.id)),
    holder: cipher.open(bill.holder, billField('holder', bill.id)),
  }));
}

function householdBill({ id, needId, billerCode, amount, currency, issuedOn, dueOn, status, toldFundedOn }: BillEntity): HouseholdBill {
  assert(isCurrency(currency), 'a bill in an unknown currency');
  return {
    id: id as BillId,
    needId: (needId ?? undefined) as NeedId | undefined,
    billerCode,
    amount: Money.of(amount, currency),
    issuedOn: localDate(issuedOn),
    dueOn: localDate(dueOn),
    status,
    toldFundedOn,
  };
}
