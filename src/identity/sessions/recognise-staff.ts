import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import { renewedExpiry } from '../domain/session-life.js';
import { digest } from '../credentials/secrets.js';
import { InjectStaffDatabase, type StaffDatabase } from '../staff-database.js';
import { findSession, findStaff, prolongSession } from '../people/staff.store.js';
import type { Staff } from '../people/staff.js';

/** Finds who stands behind a session's token in this city. A session of another city is nothing here. */
@Injectable()
export class RecogniseStaff {
  constructor(
    @InjectStaffDatabase() private readonly database: StaffDatabase,
    private readonly clock: Clock,
  ) {}

  /** Undefined for a token that is unknown or over, and for an account that was closed or never confirmed. */
  async run(cityId: CityId, token: string): Promise<Staff | undefined> {
    const now = this.clock.now();
    return this.database.inCity(cityId, async (tx) => {
      const session = await findSession(tx, digest(token));
      if (!session || session.expiresAt <= now) return undefined;
      const staff = await findStaff(tx, session.staffId);
      if (!staff?.active || staff.confirmedAt === null) return undefined;
      const later = renewedExpiry(session, now);
      if (later) await prolongSession(tx, session.tokenHash, later);
      const { id, name, email, roles, passwordOwn } = staff;
      return { id, name, email, roles, csrf: session.csrf, ownPassword: passwordOwn };
    });
  }
}
