import { Injectable } from '@nestjs/common';

import { Refusal } from '../kernel/refusal.js';
import { NetworkModule, ReceiveReport } from '../network/index.js';
import type { Site } from '../platform/config/index.js';
import { ReportTransport, type ReportTransportBinding } from '../reports/index.js';

/** Sends to the hub in the same process. Only the signed bytes pass, as over a wire. */
@Injectable()
class HubHere extends ReportTransport {
  constructor(private readonly receiveReport: ReceiveReport) {
    super();
  }

  send(jws: string): Promise<string> {
    return this.receiveReport.run(jws);
  }
}

/** A process that does not serve the network site has no hub yet: reports stay signed and wait. */
@Injectable()
class NoHub extends ReportTransport {
  send(): Promise<string> {
    return Promise.reject(new Refusal('temporarily_unavailable'));
  }
}

/** Binds the transport by which this process sends reports to the hub. */
export function reportTransportBinding(sites: readonly Site[]): ReportTransportBinding {
  return sites.includes('network') ? { transport: HubHere, imports: [NetworkModule] } : { transport: NoHub, imports: [] };
}
