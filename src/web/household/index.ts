export { HouseholdSiteModule } from './household.module.js';
