import type { HouseholdId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { HouseholdMemberEntity } from './household-member.entity.js';
import { HouseholdEntity } from './household.entity.js';
import type { NewHousehold } from './new-household.js';
import { PersonEntity } from './person.entity.js';

type Tx = CityTx<'casework'>;

export async function findHousehold(tx: Tx, id: string): Promise<HouseholdEntity | null> {
  return tx.manager.findOneBy(HouseholdEntity, { cityId: tx.cityId, id });
}

export async function findHouseholdByCaseNo(tx: Tx, caseNo: string): Promise<HouseholdEntity | null> {
  return tx.manager.findOneBy(HouseholdEntity, { cityId: tx.cityId, caseNo });
}

export async function addHousehold(tx: Tx, { household, applicant, member }: NewHousehold): Promise<void> {
  const { manager, cityId } = tx;
  await manager.insert(HouseholdEntity, { ...household, cityId });
  await manager.insert(PersonEntity, { ...applicant, cityId });
  await manager.insert(HouseholdMemberEntity, { ...member, cityId });
}

export async function changeCode(tx: Tx, id: HouseholdId, codeHash: Buffer): Promise<void> {
  await tx.manager.update(HouseholdEntity, { cityId: tx.cityId, id }, { codeHash });
}

/**
 * Adds households whose applicant, known by the national id, is not there yet; one that a clerk adds at the same moment stays the one. Raw
 * SQL: a bill file's chunk is added in one statement, households, persons and members, which entities cannot do (`npm run bench:sql`).
 */
export async function addMissingHouseholds(tx: Tx, made: readonly NewHousehold[]): Promise<void> {
  if (made.length === 0) return;
  await tx.query(
    `WITH made AS (
       SELECT * FROM unnest($2::uuid[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::date[], $8::timestamptz[], $9::uuid[], $10::bytea[],
         $11::bytea[], $12::bytea[]) AS m (household_id, case_no, code_hash, language, enrolment, day, created_at, person_id, name, national_id,
         national_id_index)
     ), person AS (
       INSERT INTO receiving.person (city_id, id, name, national_id, national_id_index, created_at)
       SELECT $1::uuid, person_id, name, national_id, national_id_index, created_at FROM made
       ON CONFLICT (city_id, national_id_index) DO NOTHING RETURNING id
     ), household AS (
       INSERT INTO receiving.household (city_id, id, case_no, code_hash, language, enrolment, enrolled_from, created_at)
       SELECT $1::uuid, household_id, case_no, code_hash, language, enrolment, day, created_at FROM made JOIN person ON person.id = made.person_id
     )
     INSERT INTO receiving.household_member (city_id, household_id, person_id, role, member_from)
     SELECT $1::uuid, household_id, person_id, 'applicant', day FROM made JOIN person ON person.id = made.person_id`,
    [
      tx.cityId,
      made.map(({ household }) => household.id),
      made.map(({ household }) => household.caseNo),
      made.map(({ household }) => household.codeHash),
      made.map(({ household }) => household.language),
      made.map(({ household }) => household.status),
      made.map(({ household }) => household.enrolledFrom),
      made.map(({ household }) => household.createdAt),
      made.map(({ applicant }) => applicant.id),
      made.map(({ applicant }) => applicant.name),
      made.map(({ applicant }) => applicant.nationalId),
      made.map(({ applicant }) => applicant.nationalIdIndex),
    ],
  );
}
