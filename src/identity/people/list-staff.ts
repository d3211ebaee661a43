import { Injectable } from '@nestjs/common';

import type { CityId } from '../../kernel/ids.js';
import { InjectDatabase, type Database } from '../../platform/database/index.js';
import { listStaff } from './staff.store.js';
import type { StaffListing } from './staff.js';

/** The people of a city, by name. */
@Injectable()
export class ListStaff {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  async run(cityId: CityId): Promise<StaffListing[]> {
    const rows = await this.database.inCity(cityId, listStaff);
    return rows.map(({ id, name, email, roles, active, confirmedAt, openedBy, createdAt }) => {
      const waiting = confirmedAt === null ? { waiting: { openedBy, since: createdAt } } : {};
      return { id, name, email, roles, active, ...waiting };
    });
  }
}
