import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';

import { EnrolKey } from './report-intake/enrol-key.js';
import { ListAdoption } from './adoption/list-adoption.js';
import { ReceiptSigner } from './report-intake/receipt-signer.js';
import { ReceiveReport } from './report-intake/receive-report.js';
import { RecordAdoption } from './adoption/record-adoption.js';
import { SeedMembers } from './members/seed-members.js';
import { ShowMember } from './members/show-member.js';
import { ShowQuarter } from './report-intake/show-quarter.js';

const deeds = [EnrolKey, ListAdoption, ReceiveReport, RecordAdoption, SeedMembers, ShowMember, ShowQuarter];

@Global()
@Module({ providers: [...deeds, ReceiptSigner], exports: deeds })
export class NetworkModule implements OnApplicationBootstrap {
  constructor(private readonly seedMembers: SeedMembers) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.seedMembers.run();
  }
}
