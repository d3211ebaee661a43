import { Injectable } from '@nestjs/common';

import { NetworkDatabase } from '../platform/database/index.js';
import { endAccountSession } from './account.store.js';
import { digest } from './credentials/secrets.js';

/** Ends a session of the secretariat at once. */
@Injectable()
export class SignOutSecretariat {
  constructor(private readonly database: NetworkDatabase) {}

  async run(token: string): Promise<void> {
    await this.database.transaction((tx) => endAccountSession(tx, digest(token)));
  }
}
