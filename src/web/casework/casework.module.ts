import { Module } from '@nestjs/common';
import { BeneficiariesModule } from '../../beneficiaries/index.js';
import { BatchesController } from './batches.controller.js';
import { HouseholdFileController } from './household-file.controller.js';
import { HouseholdsController } from './households.controller.js';
import { SupportsController } from './supports.controller.js';

/** Case workers' pages. Served by the casework side. */
@Module({
  imports: [BeneficiariesModule],
  controllers: [BatchesController, HouseholdsController, HouseholdFileController, SupportsController],
})
export class CaseworkSiteModule {}
