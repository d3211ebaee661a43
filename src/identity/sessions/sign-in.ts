import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { newToken, type CityId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { firstExpiry } from '../domain/session-life.js';
import { mostTries, windowStart } from '../domain/tries.js';
import { passwordMatches } from '../credentials/password-hash.js';
import { digest } from '../credentials/secrets.js';
import { InjectStaffDatabase, type StaffDatabase } from '../staff-database.js';
import { addSession, countTry, findStaffByEmail, forgetTries } from '../people/staff.store.js';
import type { NewSession } from '../people/staff.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs a person of one city in. */
@Injectable()
export class SignIn {
  constructor(
    @InjectStaffDatabase() private readonly database: StaffDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal sign_in_failed: the one answer to a wrong name, a wrong password, a closed account and too many tries; and to an account
   * that waits, which is not one yet and may be withdrawn: whoever has to know that it waits reads it on the page of the city's people
   */
  async run(cityId: CityId, credentials: Credentials): Promise<NewSession> {
    const now = this.clock.now();
    const email = credentials.email.trim().toLowerCase();
    const name = digest(email);
    // The try is counted before the password is looked at: a hundred at once are a hundred.
    const { tries, staff } = await this.database.inCity(cityId, async (tx) => {
      const counted = await countTry(tx, name, now, windowStart(now));
      return { tries: counted, staff: await findStaffByEmail(tx, email) };
    });
    if (tries > mostTries) throw new Refusal('sign_in_failed');
    const matches = await passwordMatches(staff?.passwordHash, credentials.password);
    if (!staff?.active || staff.confirmedAt === null || !matches) throw new Refusal('sign_in_failed');

    const token = newToken();
    await this.database.inCity(cityId, async (tx) => {
      await forgetTries(tx, name);
      const session = { tokenHash: digest(token), staffId: staff.id, csrf: newToken(), createdAt: now, expiresAt: firstExpiry(now) };
      await addSession(tx, session);
    });
    return { token };
  }
}
