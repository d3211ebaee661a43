import { Injectable } from '@nestjs/common';

import { Refusal } from '../kernel/refusal.js';
import { NetworkModule, ReceiveReport } from '../network/index.js';
import type { Side } from '../platform/config/index.js';
import { ReportTransport, type ReportWay } from '../reports/index.js';

/** To the hub of this very process. What passes are the signed bytes, as over a wire. */
@Injectable()
class HubHere extends ReportTransport {
  constructor(private readonly receiveReport: ReceiveReport) {
    super();
  }

  send(jws: string): Promise<string> {
    return this.receiveReport.run(jws);
  }
}

/** A process without the network's side has no hub yet: reports stay signed and wait. */
@Injectable()
class NoHub extends ReportTransport {
  send(): Promise<string> {
    return Promise.reject(new Refusal('temporarily_unavailable'));
  }
}

/** How this process hands reports over. */
export function reportWay(sides: readonly Side[]): ReportWay {
  return sides.includes('network') ? { transport: HubHere, imports: [NetworkModule] } : { transport: NoHub, imports: [] };
}
