import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { assert } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { isCurrency } from '../kernel/currency.js';
import { isUuid, type BillId, type HouseholdId } from '../kernel/ids.js';
import { localDate, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { type CityCipher, FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import type { BillEntity } from './bill.entity.js';
import { billsOfHousehold } from './bill.store.js';
import { mustHaveOfficer } from './bill-rules.js';
import type { BillStatus } from './domain/lifecycles.js';
import { findHousehold } from './household.store.js';
import { billField, householdField } from './places.js';
import { supportsOfHousehold } from './support.store.js';
import { supportView, type SupportView } from './support-view.js';

export interface HouseholdReading {
  readonly householdId: string;
  readonly officer: string;
  /** Why the file is opened; kept with the reader's name. */
  readonly reason: string;
}

export interface HouseholdFile {
  readonly id: HouseholdId;
  readonly caseNo: string;
  readonly name: string;
  readonly nationalId: string | undefined;
  readonly language: string;
  readonly bills: readonly {
    readonly id: BillId;
    readonly billerCode: string;
    readonly billNo: string;
    readonly accountNo: string;
    readonly holder: string;
    readonly amount: Money;
    readonly issuedOn: LocalDate;
    readonly dueOn: LocalDate;
    readonly status: BillStatus;
  }[];
  readonly supports: readonly SupportView[];
}

/**
 * Opens a household's file. Each reading leaves an audit row with its reason, in the same transaction: without the row there is no reading.
 * @throws Refusal officer_missing, reason_missing, household_unknown
 */
@Injectable()
export class ReadHousehold {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { householdId, officer, reason }: HouseholdReading): Promise<HouseholdFile> {
    mustHaveOfficer(officer);
    if (reason.trim() === '') throw new Refusal('reason_missing', {}, 'reason');
    return this.database.inCity(city.id, async (tx) => {
      const household = isUuid(householdId) ? await findHousehold(tx, householdId) : null;
      if (!household) throw new Refusal('household_unknown');
      await audit(tx, { actor: officer, action: 'household.read', subject: `household:${household.id}`, reason, at: this.clock.now() });
      const cipher = await this.crypto.forCity(tx);
      const { id, caseNo, language, nationalId } = household;
      const bills = await billsOfHousehold(tx, id as HouseholdId);
      return {
        id: id as HouseholdId,
        caseNo,
        language,
        name: cipher.open(household.name, householdField('name', id)),
        nationalId: nationalId === null ? undefined : cipher.open(nationalId, householdField('national_id', id)),
        bills: bills.map((bill) => openBill(cipher, bill)),
        supports: (await supportsOfHousehold(tx, id as HouseholdId)).map(supportView),
      };
    });
  }
}

function openBill(cipher: CityCipher, bill: BillEntity): HouseholdFile['bills'][number] {
  const { id, billerCode, status, currency } = bill;
  assert(isCurrency(currency), 'a bill in an unknown currency');
  return {
    id: id as BillId,
    billerCode,
    billNo: cipher.open(bill.billNo, billField('bill_no', id)),
    accountNo: cipher.open(bill.accountNo, billField('account_no', id)),
    holder: cipher.open(bill.holder, billField('holder', id)),
    amount: Money.of(bill.amount, currency),
    issuedOn: localDate(bill.issuedOn),
    dueOn: localDate(bill.dueOn),
    status,
  };
}
