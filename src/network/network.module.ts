import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';

import { EnrolKey } from './enrol-key.js';
import { ListAdoption } from './list-adoption.js';
import { ReceiptSigner } from './receipt-signer.js';
import { ReceiveReport } from './receive-report.js';
import { RecordAdoption } from './record-adoption.js';
import { SeedMembers } from './seed-members.js';
import { ShowMember } from './show-member.js';
import { ShowQuarter } from './show-quarter.js';

const deeds = [EnrolKey, ListAdoption, ReceiveReport, RecordAdoption, SeedMembers, ShowMember, ShowQuarter];

@Global()
@Module({ providers: [...deeds, ReceiptSigner], exports: deeds })
export class NetworkModule implements OnApplicationBootstrap {
  constructor(private readonly seedMembers: SeedMembers) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.seedMembers.run();
  }
}
