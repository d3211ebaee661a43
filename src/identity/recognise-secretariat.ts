import { Injectable } from '@nestjs/common';

import { Clock } from '../kernel/clock.js';
import { NetworkDatabase } from '../platform/database/index.js';
import type { SecretariatPerson } from './account.js';
import { findAccount, findAccountSession, prolongAccountSession } from './account.store.js';
import { renewedExpiry } from './domain/session-life.js';
import { digest } from './credentials/secrets.js';

/** Finds who stands behind a session's token at the secretariat. A city's session is nothing here. */
@Injectable()
export class RecogniseSecretariat {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  async run(token: string): Promise<SecretariatPerson | undefined> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const session = await findAccountSession(tx, digest(token));
      if (!session || session.expiresAt <= now) return undefined;
      const account = await findAccount(tx, session.accountId);
      if (!account?.active) return undefined;
      const later = renewedExpiry(session, now);
      if (later) await prolongAccountSession(tx, session.tokenHash, later);
      return { id: account.id, name: account.name, email: account.email, roles: account.roles, csrf: session.csrf };
    });
  }
}
