import { DecisionEntity } from './decision.entity.js';
import { HouseholdMemberEntity } from './household-member.entity.js';
import { HouseholdEntity } from './household.entity.js';
import { PersonEntity } from './person.entity.js';

/** For the wiring: the tables of this room. */
export const householdsEntities = [DecisionEntity, HouseholdEntity, HouseholdMemberEntity, PersonEntity];
