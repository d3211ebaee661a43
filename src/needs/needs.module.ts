import { Global, Module } from '@nestjs/common';

import { FindNeeds } from './find-needs.js';
import { ListClasses } from './classes/list-classes.js';
import { ListNeeds } from './list-needs.js';
import { ReadDays } from './tally/read-days.js';
import { ReadWaits } from './read-waits.js';
import { ReadTally } from './tally/read-tally.js';
import { DailyCutoffJob } from './tally/daily-cutoff.job.js';

/** The public's view of the needs; the other hands use this room's functions in their own transactions. */
@Global()
@Module({
  providers: [ListNeeds, ListClasses, FindNeeds, ReadDays, ReadWaits, ReadTally, DailyCutoffJob],
  exports: [ListNeeds, ListClasses, FindNeeds, ReadDays, ReadWaits, ReadTally],
})
export class NeedsModule {}
