export { CasesModule } from './cases.module.js';
export { type BillState } from './domain/bill-state.js';
export { OfferThanks } from './offer-thanks.js';
export { ReadHousehold, type HouseholdFile, type HouseholdReading } from './read-household.js';
export { ReadHouseholdStatus, type HouseholdItem } from './read-household-status.js';
export { SayThanks } from './say-thanks.js';
export { type Phrase, phrases } from '../reports/index.js';

export { casesEntities } from './entities.js';
