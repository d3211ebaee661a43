import { HouseholdMemberEntity } from './household-member.entity.js';
import { HouseholdEntity } from './household.entity.js';
import { PersonEntity } from './person.entity.js';

/** For the wiring: the tables of this room. */
export const householdsEntities = [HouseholdEntity, HouseholdMemberEntity, PersonEntity];
