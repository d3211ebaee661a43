import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { Refusal } from '../../kernel/refusal.js';
import { NetworkDatabase } from '../../platform/database/index.js';
import type { MemberId } from '../domain/member-id.js';
import { isKnown } from '../members/member.store.js';
import { addKey, findKey } from './report.store.js';

export interface NewKey {
  readonly memberId: MemberId;
  readonly version: number;
  /** Ed25519, SPKI DER. */
  readonly publicKey: Buffer;
}

/** Makes a city's signing key known to the hub. A version never changes its key. */
@Injectable()
export class EnrolKey {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal member_unknown, report_conflict when that version is another key */
  async run({ memberId, version, publicKey }: NewKey): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await isKnown(tx, memberId))) throw new Refusal('member_unknown');
      await addKey(tx, { memberId, version, publicKey, validFrom: this.clock.now(), revokedAt: null });
      const known = await findKey(tx, memberId, version);
      if (!known?.publicKey.equals(publicKey)) throw new Refusal('report_conflict');
    });
  }
}
