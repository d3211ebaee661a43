import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { digest } from '../credentials/secrets.js';
import { renewedExpiry } from '../domain/session-life.js';
import { dutiesOn } from '../people/duty.store.js';
import { findStaff } from '../people/staff.store.js';
import type { Staff } from '../people/staff.js';
import type { Realm } from '../realm.js';
import { dayOf, Realms } from '../realms.js';
import { findSession, prolongSession } from './session.store.js';

/** Finds who stands behind a session's token in this realm. A session of another city, or of the secretariat, is nothing here. */
@Injectable()
export class RecogniseStaff {
  constructor(
    private readonly realms: Realms,
    private readonly clock: Clock,
  ) {}

  /** Undefined for a token that is unknown or over, for an account that is not active, and for one without a duty today. */
  async run(realm: Realm, token: string): Promise<Staff | undefined> {
    const now = this.clock.now();
    return this.realms.transaction(realm, async (tx) => {
      const session = await findSession(tx, digest(token));
      if (!session || session.expiresAt <= now) return undefined;
      const staff = await findStaff(tx, session.staffId);
      if (staff?.status !== 'active') return undefined;
      const duties = await dutiesOn(tx, staff.id, dayOf(realm, now));
      if (duties.length === 0) return undefined;
      const later = renewedExpiry(session, now);
      if (later) await prolongSession(tx, session.tokenHash, later);
      const { id, name, email, passwordOwn } = staff;
      return { id, name, email, duties, csrf: session.csrf, ownPassword: passwordOwn };
    });
  }
}
