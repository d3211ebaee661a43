import { Inject, Injectable, Optional } from '@nestjs/common';

import { assert } from '../../kernel/assert.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { type FieldCrypto, fieldCryptoToken, sealedField } from '../crypto/index.js';
import { type CityTx, sideOf } from '../database/index.js';
import { wake, type Worker } from '../jobs/index.js';
import { outboxes } from './outbox.entity.js';
import { addMails } from './outbox.store.js';

/** A message to one person, written in the transaction of the fact it tells of, so that the two are kept or lost together. */
export interface OutgoingMessage {
  /** Which template renders it: `receipt`. */
  readonly kind: string;
  readonly language: string;
  /** The mail address. Sealed in the table, never logged. */
  readonly recipient: string;
  /** What the template prints. Sealed in the table. */
  readonly payload: Readonly<Record<string, string>>;
  /** Not sent before this instant. */
  readonly dueAt?: Date;
}

/** each side has an outbox of its own; neither reads the other's. */
@Injectable()
export class Outbox {
  private readonly crypto: Partial<Record<Worker, FieldCrypto>>;

  constructor(
    private readonly clock: Clock,
    @Optional() @Inject(fieldCryptoToken('giving')) giving?: FieldCrypto,
    @Optional() @Inject(fieldCryptoToken('receiving')) receiving?: FieldCrypto,
  ) {
    this.crypto = { ...(giving ? { donor: giving } : {}), ...(receiving ? { casework: receiving } : {}) };
  }

  async put(tx: CityTx<Worker>, messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const crypto = this.crypto[tx.login];
    assert(crypto, `no key for the ${tx.login} outbox`);
    const cipher = await crypto.forCity(tx);
    const now = this.clock.now();
    const side = sideOf(tx.login);
    const mails = messages.map((message) => {
      const id = newId<never>() as string;
      return {
        id,
        kind: message.kind,
        language: message.language,
        recipient: cipher.seal(message.recipient, sealedField(outboxes[side], 'recipient', id)),
        payload: cipher.seal(JSON.stringify(message.payload), sealedField(outboxes[side], 'payload', id)),
        dueAt: message.dueAt ?? now,
      };
    });
    await addMails(tx, mails);
    const first = Math.min(...mails.map(({ dueAt }) => dueAt.getTime()));
    await wake(tx, 'outbox', new Date(first));
  }
}
