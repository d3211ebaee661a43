import { Module } from '@nestjs/common';
import { ConfirmationsController } from './confirmations.controller.js';
import { HandoversController } from './handovers.controller.js';

/** The desk of what goes out. Served by the casework side. */
@Module({ controllers: [ConfirmationsController, HandoversController] })
export class DisbursementsSiteModule {}
