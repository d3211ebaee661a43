import { Global, Module } from '@nestjs/common';

import { FindNeeds } from './find-needs.js';
import { ListNeeds } from './list-needs.js';
import { ReadTally } from './tally.js';

/** The public's view of the needs; the other hands use this room's functions in their own transactions. */
@Global()
@Module({ providers: [ListNeeds, FindNeeds, ReadTally], exports: [ListNeeds, FindNeeds, ReadTally] })
export class NeedsModule {}
