import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import type { Realm } from '../realm.js';
import { dayOf, Realms } from '../realms.js';
import { listDuties } from './duty.store.js';
import { listStaff } from './staff.store.js';
import type { StaffListing } from './staff.js';

/** The people of a realm, by name. */
@Injectable()
export class ListStaff {
  constructor(
    private readonly realms: Realms,
    private readonly clock: Clock,
  ) {}

  async run(realm: Realm): Promise<StaffListing[]> {
    const day = dayOf(realm, this.clock.now());
    const { staff, given } = await this.realms.transaction(realm, async (tx) => ({
      staff: await listStaff(tx),
      given: await listDuties(tx, day),
    }));
    return staff.map(({ id, name, email, status, openedBy, openedByName, createdAt }) => {
      const duties = given.filter(({ staffId }) => staffId === id).map(({ duty }) => duty);
      const waiting = status === 'waiting' ? { waiting: { openedBy, openedByName, since: createdAt } } : {};
      return { id, name, email, duties, status, ...waiting };
    });
  }
}
