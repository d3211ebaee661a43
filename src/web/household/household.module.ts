import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/index.js';
import { HouseholdController } from './household.controller.js';
import { ThanksController } from './thanks.controller.js';

/** The households' pages. Served by the casework side, without any staff room. */
@Module({ imports: [CasesModule], controllers: [HouseholdController, ThanksController] })
export class HouseholdSiteModule {}
