export { takenBackReasons } from '../kernel/ended-reason.js';
export { ApproveSupport } from './approve-support.js';
export { type SupportStatus } from './domain/support-life.js';
export { EnterSupport, type SupportEntry } from './enter-support.js';
export { type HouseholdSupport, supportsOfHousehold } from './household-supports.js';
export { ListSupports } from './list-supports.js';
export { supportOf, supportsOfNeeds, type SupportOfNeed } from './support-needs.js';
export { householdsOfSupports, tellSupports, untoldSupports } from './support-news.js';
export { type SupportView } from './support-view.js';
export { SupportsModule } from './supports.module.js';
export { WithdrawSupport, type SupportWithdrawal } from './withdraw-support.js';

export { supportsEntities } from './entities.js';
