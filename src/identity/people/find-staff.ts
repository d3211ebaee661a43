import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import type { StaffDuty } from '../../kernel/duties.js';
import { Refusal } from '../../kernel/refusal.js';
import type { Realm } from '../realm.js';
import { dayOf, Realms } from '../realms.js';
import { dutiesOn } from './duty.store.js';
import type { Staff } from './staff.js';
import { findStaffByEmail } from './staff.store.js';

/** The account that has this address, for a command that acts on its behalf: no more than its person may do. */
@Injectable()
export class FindStaff {
  constructor(
    private readonly realms: Realms,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal staff_unknown, also where the account is not active or still has its first password; duty_missing where it has not this duty today */
  async run(realm: Realm, email: string, duty: StaffDuty): Promise<Pick<Staff, 'id' | 'name'>> {
    return this.realms.transaction(realm, async (tx) => {
      const row = await findStaffByEmail(tx, email.trim().toLowerCase());
      if (row?.status !== 'active' || !row.passwordOwn) throw new Refusal('staff_unknown', {}, 'account');
      if (!(await dutiesOn(tx, row.id, dayOf(realm, this.clock.now()))).includes(duty)) throw new Refusal('duty_missing', {}, 'account');
      return { id: row.id, name: row.name };
    });
  }
}
