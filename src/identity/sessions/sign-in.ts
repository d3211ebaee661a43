import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { Refusal } from '../../kernel/refusal.js';
import { newToken } from '../../platform/crypto/index.js';
import { passwordMatches } from '../credentials/password-hash.js';
import { digest } from '../credentials/secrets.js';
import { countTry, forgetTries } from '../credentials/sign-in-try.store.js';
import { firstExpiry } from '../domain/session-life.js';
import { mostTries, windowStart } from '../domain/tries.js';
import { dutiesOn } from '../people/duty.store.js';
import { findStaffByEmail } from '../people/staff.store.js';
import type { Realm } from '../realm.js';
import { dayOf, Realms } from '../realms.js';
import { addSession } from './session.store.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A new session: the token goes into the cookie and nowhere else. */
export interface NewSession {
  readonly token: string;
}

/** Signs a person in, in one city or at the secretariat. */
@Injectable()
export class SignIn {
  constructor(
    private readonly realms: Realms,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal sign_in_failed: the one answer to a wrong name, a wrong password, an account that is locked, left or has no duty today, and
   * too many tries; and to an account that waits, which is not one yet and may be withdrawn: whoever has to know that it waits reads it on the
   * page of the city's people
   */
  async run(realm: Realm, credentials: Credentials): Promise<NewSession> {
    const now = this.clock.now();
    const email = credentials.email.trim().toLowerCase();
    const name = digest(email);
    // The try is counted before the password is looked at: a hundred at once are a hundred.
    const { tries, staff, duties } = await this.realms.transaction(realm, async (tx) => {
      const counted = await countTry(tx, name, now, windowStart(now));
      const found = await findStaffByEmail(tx, email);
      return { tries: counted, staff: found, duties: found ? await dutiesOn(tx, found.id, dayOf(realm, now)) : [] };
    });
    if (tries > mostTries) throw new Refusal('sign_in_failed');
    const matches = await passwordMatches(staff?.passwordHash, credentials.password);
    if (staff?.status !== 'active' || duties.length === 0 || !matches) throw new Refusal('sign_in_failed');

    const token = newToken();
    await this.realms.transaction(realm, async (tx) => {
      await forgetTries(tx, name);
      const session = { tokenHash: digest(token), staffId: staff.id, csrf: newToken(), createdAt: now, expiresAt: firstExpiry(now) };
      await addSession(tx, session);
    });
    return { token };
  }
}
