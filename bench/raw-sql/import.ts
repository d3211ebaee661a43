import { randomBytes, randomUUID } from 'node:crypto';
import { addBills, markPublished, type NewBill } from '../../src/bills/bill.store.js';
import { BillBatchEntity } from '../../src/bills/bill-batch.entity.js';
import { BillVersionEntity } from '../../src/bills/bill-version.entity.js';
import { BillEntity } from '../../src/bills/bill.entity.js';
import { HouseholdMemberEntity } from '../../src/households/household-member.entity.js';
import { HouseholdEntity } from '../../src/households/household.entity.js';
import type { householdsEntities } from '../../src/households/index.js';
import type { NewHousehold } from '../../src/households/new-household.js';
import { PersonEntity } from '../../src/households/person.entity.js';
import { addMissingHouseholds } from '../../src/households/household.store.js';
import { enterDecision } from '../../src/households/register-decisions.js';
import type { City } from '../../src/cities/index.js';
import { jobActor } from '../../src/kernel/actor.js';
import { type HouseholdId, newId, type NeedId, type PersonId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { publishNeeds } from '../../src/needs/index.js';
import type { CityTx, Database } from '../../src/platform/database/index.js';
import { undone, type Case } from './compare.js';

type Tx = CityTx<'casework'>;

const DAY = '2026-11-02';
const AT = new Date(`${DAY}T10:00:00Z`);

function newHousehold(): NewHousehold {
  const [id, personId] = [newId<HouseholdId>(), newId<PersonId>()];
  const enrolled = { language: 'tr', district: null, status: 'enrolled' as const, enrolledFrom: DAY, enrolledUntil: null, createdAt: AT };
  const sealed = { name: randomBytes(60), nationalId: randomBytes(50), nationalIdIndex: randomBytes(32) };
  return {
    household: { id, caseNo: `TEST-${randomUUID()}`, codeHash: randomBytes(32), ...enrolled },
    applicant: { id: personId, ...sealed, birthYear: null, createdAt: AT },
    member: { householdId: id, personId, role: 'applicant', memberFrom: DAY, memberUntil: null },
  };
}

function makeBill(householdId: string, batchId: string, rowNo: number): NewBill {
  const sealed = { billNo: randomBytes(50), billNoIndex: randomBytes(32), subscriberNo: randomBytes(50), holder: randomBytes(60) };
  const facts = {
    billerCode: 'water',
    district: null,
    currency: 'TRY',
    amount: 25_000n,
    issuedOn: DAY,
    dueOn: '2030-01-01',
    cutOffOn: null,
  };
  return { id: randomUUID(), householdId, batchId, rowNo, ...sealed, ...facts };
}

/** A chunk of a bill file: 500 rows beside what 5,000 rows before it left. */
export async function importCases(database: Database<'casework'>, city: City): Promise<Case[]> {
  const size = 500;
  const batchId = randomUUID();
  const known = Array.from({ length: size }, newHousehold);
  const fresh = Array.from({ length: size }, newHousehold);
  const bills = known.map(({ household: { id } }, index) => makeBill(id, batchId, index + 1));
  const freshBills = known.map(({ household: { id } }, index) => makeBill(id, batchId, size + index + 1));
  const needs = bills.map(({ id }) => ({ id, needId: newId<NeedId>() }));
  await database.inCity(city.id, async (tx) => {
    const decisionId = await enterDecision(tx, 'Test', jobActor('bench'), AT);
    const batch = { id: batchId, decisionId, source: 'clerk' as const, fileHash: null, status: 'proposed' as const, rowsRead: 0 };
    const counts = { accepted: 0, unchanged: 0, refused: 0, createdAt: AT, approvedBy: null, approvedByName: null, approvedAt: null };
    const person = { proposedBy: 'job:bench', proposedByName: 'Test' };
    await tx.manager.insert(BillBatchEntity, { ...batch, ...counts, ...person, cityId: city.id });
    await addMissingHouseholds(tx, known);
    await addBills(tx, bills, 'clerk', localDate(DAY));
    for (let round = 0; round < 9; round += 1) {
      const more = Array.from({ length: size }, newHousehold);
      await addMissingHouseholds(tx, more);
      const rows = more.map(({ household: { id } }, index) => makeBill(id, batchId, (round + 2) * size + index + 1));
      await addBills(tx, rows, 'clerk', localDate(DAY));
    }
    const need = {
      kind: 'bill' as const,
      amount: Money.of(25_000n, 'TRY'),
      billerCode: 'water',
      district: null,
      dueOn: localDate('2030-01-01'),
    };
    const until = { fundableUntil: new Date('2030-01-02'), publishedOn: localDate(DAY) };
    await publishNeeds(
      tx,
      city,
      needs.map(({ needId }) => ({ id: needId, ...need, ...until })),
    );
  });
  const insert = (tx: Tx, table: typeof BillEntity | (typeof householdsEntities)[number], rows: object[]) =>
    tx.manager.createQueryBuilder().insert().into(table).values(rows).updateEntity(false);
  const billRows = (tx: Tx) => tx.manager.find(BillEntity, { where: { cityId: city.id }, order: { id: 'ASC' } });
  const households = (tx: Tx) => tx.manager.find(HouseholdEntity, { where: { cityId: city.id }, order: { id: 'ASC' } });
  const one = { of: 'rows', size };
  return [
    {
      name: 'import: add households',
      ...one,
      raw: undone(database, city, (tx) => addMissingHouseholds(tx, fresh), households),
      entity: undone(
        database,
        city,
        async (tx) => {
          const rows = (of: (made: NewHousehold) => object): object[] => fresh.map((made) => ({ ...of(made), cityId: city.id }));
          await insert(
            tx,
            HouseholdEntity,
            rows(({ household }) => household),
          ).execute();
          await insert(
            tx,
            PersonEntity,
            rows(({ applicant }) => applicant),
          ).execute();
          await insert(
            tx,
            HouseholdMemberEntity,
            rows(({ member }) => member),
          ).execute();
        },
        households,
      ),
    },
    {
      name: 'import: add bills',
      ...one,
      raw: undone(database, city, (tx) => addBills(tx, freshBills, 'clerk', localDate(DAY)), billRows),
      entity: undone(
        database,
        city,
        async (tx) => {
          await insert(
            tx,
            BillEntity,
            freshBills.map((row) => ({ ...row, cityId: city.id, status: 'waiting' })),
          ).execute();
          const first = { cityId: city.id, version: 1, source: 'clerk' as const, enteredOn: DAY };
          const versions = freshBills.map(({ id, amount, dueOn }) => ({ ...first, billId: id, amount, dueOn }));
          await tx.manager.createQueryBuilder().insert().into(BillVersionEntity).values(versions).updateEntity(false).execute();
        },
        billRows,
      ),
    },
    {
      name: 'approval: mark bills published',
      ...one,
      raw: undone(database, city, (tx) => markPublished(tx, needs, DAY), billRows),
      entity: undone(
        database,
        city,
        async (tx) => {
          for (const { id, needId } of needs) {
            const change = { status: 'published' as const, needId, publishedOn: DAY };
            await tx.manager.update(BillEntity, { cityId: city.id, id, status: 'waiting' }, change);
          }
        },
        billRows,
      ),
    },
  ];
}
