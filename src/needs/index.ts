import { NeedEntity } from './need.entity.js';
import { TallyEntity } from './tally.entity.js';

export { countNeeds, type NeedCount, needsPaid } from './count-needs.js';
export { type NeedStatus } from './domain/need-lifecycle.js';
export { FindNeeds } from './find-needs.js';
export { fundNeeds, lockNeeds, type NeedNumbers, type NeedPart, nextNeeds, releaseNeeds, reserveStatement } from './fund-needs.js';
export { ListNeeds, type NeedFilter, type NeedPage } from './list-needs.js';
export { NeedsModule } from './needs.module.js';
export { countFundedNeeds, markPaid, type NeedState, readNeeds, withdrawNeed } from './pay-needs.js';
export { type NewNeed, publishNeeds } from './publish-needs.js';
export { type PublicNeed } from './public-need.js';
export { ReadTally, type Tally } from './tally.js';

/** For the wiring: the tables of this room. */
export const needsEntities = [NeedEntity, TallyEntity];
