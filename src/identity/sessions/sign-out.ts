import { Injectable } from '@nestjs/common';

import { digest } from '../credentials/secrets.js';
import type { Realm } from '../realm.js';
import { Realms } from '../realms.js';
import { endSession } from './session.store.js';

/** Ends a session at once; an unknown one is as good as ended. */
@Injectable()
export class SignOut {
  constructor(private readonly realms: Realms) {}

  async run(realm: Realm, token: string): Promise<void> {
    await this.realms.transaction(realm, (tx) => endSession(tx, digest(token)));
  }
}
