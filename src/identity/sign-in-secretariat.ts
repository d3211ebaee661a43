import { Injectable } from '@nestjs/common';

import { Clock } from '../kernel/clock.js';
import { newToken } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { NetworkDatabase } from '../platform/database/index.js';
import { addAccountSession, countAccountTry, findAccountByEmail, forgetAccountTries } from './account.store.js';
import { firstExpiry } from './domain/session-life.js';
import { mostTries, windowStart } from './domain/tries.js';
import { passwordMatches } from './credentials/password-hash.js';
import { digest } from './credentials/secrets.js';
import type { Credentials } from './sessions/sign-in.js';
import type { NewSession } from './people/staff.js';

/** Signs a person of the secretariat in. */
@Injectable()
export class SignInSecretariat {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal sign_in_failed, for whatever reason */
  async run(credentials: Credentials): Promise<NewSession> {
    const now = this.clock.now();
    const email = credentials.email.trim().toLowerCase();
    const name = digest(email);
    const { tries, account } = await this.database.transaction(async (tx) => {
      const counted = await countAccountTry(tx, name, now, windowStart(now));
      return { tries: counted, account: await findAccountByEmail(tx, email) };
    });
    if (tries > mostTries) throw new Refusal('sign_in_failed');
    const matches = await passwordMatches(account?.passwordHash, credentials.password);
    if (!account?.active || !matches) throw new Refusal('sign_in_failed');

    const token = newToken();
    await this.database.transaction(async (tx) => {
      await forgetAccountTries(tx, name);
      const session = { tokenHash: digest(token), accountId: account.id, csrf: newToken(), createdAt: now, expiresAt: firstExpiry(now) };
      await addAccountSession(tx, session);
    });
    return { token };
  }
}
