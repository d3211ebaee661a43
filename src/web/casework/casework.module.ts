import { Module } from '@nestjs/common';
import { BillsModule } from '../../bills/index.js';
import { CasesModule } from '../../cases/index.js';
import { HouseholdsModule } from '../../households/index.js';
import { SupportsModule } from '../../supports/index.js';
import { BatchesController } from './batches.controller.js';
import { HouseholdFileController } from './household-file.controller.js';
import { HouseholdsController } from './households.controller.js';
import { SupportsController } from './supports.controller.js';

/** Case workers' pages. Served by the casework side. */
@Module({
  imports: [HouseholdsModule, BillsModule, SupportsModule, CasesModule],
  controllers: [BatchesController, HouseholdsController, HouseholdFileController, SupportsController],
})
export class CaseworkSiteModule {}
