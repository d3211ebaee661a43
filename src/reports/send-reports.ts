import { Injectable } from '@nestjs/common';

import type { CityId } from '../kernel/ids.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import { ReportTransport } from './report-transport.js';
import { keepReceipt, unsentReports } from './report.store.js';

/** Sends what is signed and not acknowledged, oldest first. Sent twice is received once. */
@Injectable()
export class SendReports {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly transport: ReportTransport,
  ) {}

  /** @returns how many receipts came @throws Refusal with the hub's code; what was acknowledged before it stays so */
  async run(cityId: CityId): Promise<number> {
    const unsent = await this.database.inCity(cityId, unsentReports);
    for (const report of unsent) {
      const receipt = await this.transport.send(report.jws);
      await this.database.inCity(cityId, (tx) => keepReceipt(tx, report, receipt));
    }
    return unsent.length;
  }
}
