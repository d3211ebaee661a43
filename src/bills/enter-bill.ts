import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { enterDecision, householdExists, mustHaveNumber } from '../households/index.js';
import type { Actor } from '../kernel/actor.js';
import { assert } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { newId, type BillBatchId, type HouseholdId } from '../kernel/ids.js';
import { personOf } from '../kernel/person.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { type CityCipher, FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { type CityTx, Database, InjectDatabase, isConstraint } from '../platform/database/index.js';
import { orRefuse } from '../platform/tables/index.js';
import { addBatch } from './batch.store.js';
import { billRules } from './domain/bill-rules.js';
import type { BillCells } from './domain/bill-columns.js';
import { type BillFacts, billKey, checkBill, checkCutOff } from './bill-row.js';
import { billNoIndexText } from './bill-fields.js';
import { admitBills } from './admit-bills.js';

export interface BillEntry {
  readonly householdId: HouseholdId;
  readonly decisionNo: string;
  /** As typed; the same rules as a row of a file. Without a currency it is the city's. */
  readonly bill: Omit<BillCells, 'national_id'>;
  /** As typed; left out or empty where no cut-off is announced. */
  readonly cutOffOn?: string;
}

/**
 * A clerk enters a household's bill: a batch of one that waits for a second person.
 * @throws Refusal decision_missing, household_unknown, bill_exists, household_limit, and a row's reasons with their column
 */
@Injectable()
export class EnterBill {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  async run(city: City, entry: BillEntry, actor: Actor): Promise<{ batchId: BillBatchId }> {
    mustHaveNumber(entry.decisionNo);
    const cells = { ...entry.bill, currency: entry.bill.currency.trim() === '' ? city.currency : entry.bill.currency };
    const rules = billRules(city, this.clock.now());
    const read = orRefuse(checkBill(cells, rules));
    const cutOffOn = orRefuse(checkCutOff(entry.cutOffOn ?? '', read));
    const facts = cutOffOn === undefined ? read : { ...read, cutOffOn };
    const key = billKey(cells, rules);
    assert(key, 'a bill without a number');
    try {
      return await this.database.inCity(city.id, async (tx) => {
        if (!(await householdExists(tx, entry.householdId))) throw new Refusal('household_unknown');
        const cipher = await this.crypto.forCity(tx);
        return this.place(tx, city, cipher, entry, actor, facts, cipher.index('bill_number', billNoIndexText(key.billerCode, key.key)));
      });
    } catch (error) {
      if (isConstraint(error, 'bill_number_once')) throw new Refusal('bill_exists', {}, 'bill_no');
      throw error;
    }
  }

  private async place(
    tx: CityTx<'casework'>,
    city: City,
    cipher: CityCipher,
    entry: BillEntry,
    actor: Actor,
    facts: BillFacts,
    billNoIndex: Buffer,
  ): Promise<{ batchId: BillBatchId }> {
    const batchId = newId<BillBatchId>();
    const now = this.clock.now();
    const { id: proposedBy, name: proposedByName } = personOf(actor);
    await addBatch(tx, {
      id: batchId,
      decisionId: await enterDecision(tx, entry.decisionNo, actor, now),
      source: 'clerk',
      fileHash: null,
      status: 'proposed',
      rowsRead: 1,
      accepted: 1,
      unchanged: 0,
      refused: 0,
      proposedBy,
      proposedByName,
      createdAt: now,
      approvedBy: null,
      approvedByName: null,
      approvedAt: null,
    });
    const candidate = { rowNo: 1, facts, billNoIndex, household: { id: entry.householdId }, holder: facts.holder };
    const [placed] = await admitBills(tx, { city, cipher, batchId, source: 'clerk', now }, [candidate]);
    assert(placed, 'a bill that was not placed');
    if (placed.outcome === 'unchanged') throw new Refusal('bill_exists', {}, 'bill_no');
    if (placed.outcome === 'refused')
      throw new Refusal(placed.reason === 'differs_from_earlier' ? 'bill_exists' : placed.reason, {}, placed.column);
    await audit(tx, { actor: actor.id, action: 'bills.enter', subject: `batch:${batchId}`, at: now });
    return { batchId };
  }
}
