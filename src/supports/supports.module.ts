import { Global, Module } from '@nestjs/common';
import { ApproveSupport } from './approve-support.js';
import { EnterSupport } from './enter-support.js';
import { ListSupports } from './list-supports.js';
import { WithdrawSupport } from './withdraw-support.js';

const deeds = [ApproveSupport, EnterSupport, ListSupports, WithdrawSupport];

@Global()
@Module({ providers: deeds, exports: deeds })
export class SupportsModule {}
