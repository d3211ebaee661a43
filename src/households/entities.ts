import { HouseholdEntity } from './household.entity.js';

/** For the wiring: the tables of this room. */
export const householdsEntities = [HouseholdEntity];
