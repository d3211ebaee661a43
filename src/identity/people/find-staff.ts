import { Injectable } from '@nestjs/common';

import { assert } from '../../kernel/assert.js';
import type { CityId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { InjectStaffDatabase, type StaffDatabase } from '../staff-database.js';
import type { Staff } from './staff.js';
import { findStaffByEmail } from './staff.store.js';

/**
 * The account of a city that has this address, for a command that acts on its behalf.
 * @throws Refusal staff_unknown, also where the account is shut or waits for its confirmation
 */
@Injectable()
export class FindStaff {
  constructor(@InjectStaffDatabase() private readonly database: StaffDatabase | undefined) {}

  async run(cityId: CityId, email: string): Promise<Pick<Staff, 'id' | 'name'>> {
    assert(this.database, 'this process reaches no staff');
    const row = await this.database.inCity(cityId, (tx) => findStaffByEmail(tx, email.trim().toLowerCase()));
    if (!row?.active || row.confirmedAt === null) throw new Refusal('staff_unknown', {}, 'account');
    return { id: row.id, name: row.name };
  }
}
