import { Injectable } from '@nestjs/common';

import { present } from '../../kernel/assert.js';
import { Clock } from '../../kernel/clock.js';
import { Refusal } from '../../kernel/refusal.js';
import { audit } from '../../platform/audit/index.js';
import { CityTx } from '../../platform/database/index.js';
import { assertPasswordFits } from '../domain/password.js';
import { mostTries, windowStart } from '../domain/tries.js';
import { changePassword, findStaff } from '../people/staff.store.js';
import type { Staff } from '../people/staff.js';
import type { Realm } from '../realm.js';
import { Realms } from '../realms.js';
import { endOtherSessions } from '../sessions/session.store.js';
import { hashPassword, passwordMatches } from './password-hash.js';
import { digest } from './secrets.js';
import { countTry, forgetTries } from './sign-in-try.store.js';

export interface PasswordChange {
  /** The one until now: asked of whoever has chosen it. A first password was typed at the sign-in a moment ago. */
  readonly current?: string | undefined;
  readonly password: string;
  readonly again: string;
}

/** Somebody takes a password that they alone know; every other session of theirs ends. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly realms: Realms,
    private readonly clock: Clock,
  ) {}

  /**
   * @param token of the session that stays
   * @throws Refusal password_too_short, password_differs, password_wrong (also after too many tries), password_same, wrong_state
   */
  async run(realm: Realm, { id, email }: Staff, { current = '', password, again }: PasswordChange, token: string): Promise<void> {
    assertPasswordFits(password);
    if (again !== password) throw new Refusal('password_differs', {}, 'again');
    const at = this.clock.now();
    const name = digest(email);
    // Counted as at the sign-in, and with it: a session left open is no way to guess on.
    const { tries, staff } = await this.realms.transaction(realm, async (tx) => {
      const known = present(await findStaff(tx, id), 'who is signed in has an account');
      return { staff: known, tries: known.passwordOwn ? await countTry(tx, name, at, windowStart(at)) : 0 };
    });
    if (staff.passwordOwn && (tries > mostTries || !(await passwordMatches(staff.passwordHash, current))))
      throw new Refusal('password_wrong', {}, 'current');
    // The one that somebody else typed would stay known to them.
    if (await passwordMatches(staff.passwordHash, password)) throw new Refusal('password_same', {}, 'password');
    const newHash = await hashPassword(password);
    await this.realms.transaction(realm, async (tx) => {
      if (!(await changePassword(tx, staff, newHash))) throw new Refusal('wrong_state');
      await endOtherSessions(tx, id, digest(token));
      await forgetTries(tx, name);
      if (tx instanceof CityTx) await audit(tx, { actor: id, action: 'staff.password', subject: `staff:${id}`, at });
    });
  }
}
