import { Module } from '@nestjs/common';
import { BeneficiariesModule } from '../../beneficiaries/index.js';
import { HouseholdController } from './household.controller.js';
import { ThanksController } from './thanks.controller.js';

/** The households' pages. Served by the casework side, without any staff room. */
@Module({ imports: [BeneficiariesModule], controllers: [HouseholdController, ThanksController] })
export class HouseholdSiteModule {}
