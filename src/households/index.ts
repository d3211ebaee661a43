export { EnterHousehold, type EnteredHousehold, type HouseholdEntry } from './enter-household.js';
export { FindHouseholdByNationalId, type HouseholdSearch } from './find-household.js';
export { caseNumbers, householdExists, lockHouseholds } from './household-lookup.js';
export { type HouseholdClaim, householdsOf } from './households-of.js';
export { HouseholdsModule } from './households.module.js';
export { IssueHouseholdCode } from './issue-household-code.js';
export { approveDecision, decisionNumbers, enterDecision, mustHaveNumber } from './register-decisions.js';
export { type OpenHousehold, openHousehold } from './open-household.js';
export { checkNationalId, readPersonName } from './person-fields.js';
export { householdByCaseNo, householdByCode } from './household-by-code.js';

export { householdsEntities } from './entities.js';
