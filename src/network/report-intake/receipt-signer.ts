import { Injectable } from '@nestjs/common';

import { type FieldCrypto, InjectFieldCrypto, signingPairFrom, signJws } from '../../platform/crypto/index.js';
import type { ReportRow } from './report.entity.js';

/** The hub's word that it holds these bytes, as a JWS. */
export type Receipt = string;

/** Signs what the hub received. The key is derived from the hub's own, so every process of the hub gives the same receipt. */
@Injectable()
export class ReceiptSigner {
  private readonly privateKey: Buffer;

  constructor(@InjectFieldCrypto('office') crypto: FieldCrypto) {
    this.privateKey = signingPairFrom(crypto.master.derived('network-receipt')).privateKey;
  }

  sign({ memberId, dataset, period, revision, sha256, receivedAt }: ReportRow): Receipt {
    const payload = { city: memberId, dataset, period, revision, sha256, receivedAt: receivedAt.toISOString() };
    return signJws({ kid: 'hub.1', typ: 'pif-receipt+jws' }, payload, this.privateKey);
  }
}
