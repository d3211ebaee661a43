import { Injectable } from '@nestjs/common';

import type { CityId } from '../../kernel/ids.js';
import { digest } from '../credentials/secrets.js';
import { InjectStaffDatabase, type StaffDatabase } from '../staff-database.js';
import { endSession } from '../people/staff.store.js';

/** Ends a session at once; an unknown one is as good as ended. */
@Injectable()
export class SignOut {
  constructor(@InjectStaffDatabase() private readonly database: StaffDatabase) {}

  async run(cityId: CityId, token: string): Promise<void> {
    await this.database.inCity(cityId, (tx) => endSession(tx, digest(token)));
  }
}
