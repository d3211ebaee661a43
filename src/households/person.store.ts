import type { HouseholdId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { HouseholdMemberEntity } from './household-member.entity.js';
import { PersonEntity } from './person.entity.js';

type Tx = CityTx<'casework'>;

/** The household to which each person belongs now, by the blind index of the national id (hex); without a lock. */
export async function householdsByIndex(tx: Tx, indexes: readonly Buffer[]): Promise<Map<string, HouseholdId>> {
  const rows = await tx.manager
    .createQueryBuilder(PersonEntity, 'person')
    .innerJoin(
      HouseholdMemberEntity,
      'member',
      'member.cityId = person.cityId AND member.personId = person.id AND member.memberUntil IS NULL',
    )
    .select('person.nationalIdIndex', 'index')
    .addSelect('member.householdId', 'household')
    .where('person.cityId = :city AND person.nationalIdIndex = ANY(:indexes)', { city: tx.cityId, indexes: [...indexes] })
    .getRawMany<{ index: Buffer; household: HouseholdId }>();
  return new Map(rows.map(({ index, household }) => [index.toString('hex'), household]));
}

/** The person who stands for a household now. */
export async function applicantOf(tx: Tx, householdId: HouseholdId): Promise<PersonEntity | null> {
  return tx.manager
    .createQueryBuilder(PersonEntity, 'person')
    .innerJoin(HouseholdMemberEntity, 'member', 'member.cityId = person.cityId AND member.personId = person.id')
    .where('member.cityId = :city AND member.householdId = :householdId', { city: tx.cityId, householdId })
    .andWhere(`member.role = 'applicant' AND member.memberUntil IS NULL`)
    .getOne();
}
