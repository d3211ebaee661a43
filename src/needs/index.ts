import { NeedClassEntity } from './classes/need-class.entity.js';
import { NeedDistrictEntity } from './classes/need-district.entity.js';
import { NeedEntity } from './need.entity.js';
import { TallyDayEntity } from './tally/tally-day.entity.js';
import { TallyEntity } from './tally/tally.entity.js';

export { needsChecks } from './books-checks.js';
export { countNeeds, type NeedCount, needsPaid } from './count-needs.js';
export { type Choice, covers, readChoice, wider, writeChoice } from './domain/choice.js';
export { type NeedStatus } from './domain/need-lifecycle.js';
export { endNeeds, findOverdue, lockOverdue, type OverdueNeed } from './end-needs.js';
export { FindNeeds } from './find-needs.js';
export { fundNeeds } from './fund-needs.js';
export { ListClasses, type PublicClass } from './classes/list-classes.js';
export { ListNeeds, type NeedFilter, type NeedPage } from './list-needs.js';
export { lockNeeds, type LockedNeed, nextNeeds } from './lock-needs.js';
export { openNeedsCondition, choiceShape } from './open-needs.statement.js';
export { NeedsModule } from './needs.module.js';
export { lockNeedStates } from './lock-need-states.js';
export { markHandedOver } from './mark-handed-over.js';
export { markPaid } from './mark-paid.js';
export { type Allocation, type AllocationToFund } from './domain/allocation.js';
export { countFundedNeeds, fundedSupports, type NeedState, readNeeds } from './read-needs.js';
export { releaseNeeds } from './release-needs.js';
export { reserveStatement } from './reserve-needs.statement.js';
export { announceNeeds, type NewNeed, publishNeeds, writeNeeds } from './publish-needs.js';
export { assertChoicesPublic } from './classes/assert-choices-public.statement.js';
export { type PublicNeed } from './domain/public-need.js';
export { reopenNeeds } from './reopen-needs.js';
export { withdrawNeed } from './withdraw-need.js';
export { whichPaid } from './which-paid.js';
export { type FilledDay, type OpenDays, ReadDays } from './tally/read-days.js';
export { ReadWaits, type Waits } from './read-waits.js';
export { ReadTally, type Tally } from './tally/read-tally.js';

/** For the wiring: the tables of this room. */
export const needsEntities = [NeedEntity, NeedClassEntity, NeedDistrictEntity, TallyEntity, TallyDayEntity];
