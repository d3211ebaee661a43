import { Injectable } from '@nestjs/common';

import { Clock } from '../kernel/clock.js';
import { newId, type CityId, type StaffId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { InjectDatabase, isConstraint, type Database } from '../platform/database/index.js';
import { assertPasswordFits } from './domain/password.js';
import { assertRolesFit, type StaffRole } from './domain/roles.js';
import { hashPassword } from './password-hash.js';
import { addStaff } from './staff.store.js';

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly StaffRole[];
}

/** Opens an account for a person of one city. */
@Injectable()
export class CreateStaff {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal password_too_short, staff_role_missing, staff_desks_apart, staff_exists */
  async run(cityId: CityId, { email, name, password, roles }: NewStaff): Promise<StaffId> {
    assertPasswordFits(password);
    assertRolesFit(roles);
    const id = newId<StaffId>();
    const account = { id, email: email.trim().toLowerCase(), name: name.trim(), roles: [...new Set(roles)], active: true };
    const secret = { passwordHash: await hashPassword(password), createdAt: this.clock.now() };
    await this.database
      .inCity(cityId, (tx) => addStaff(tx, { ...account, ...secret }))
      .catch((error: unknown) => {
        throw isConstraint(error, 'staff_city_id_email_key') ? new Refusal('staff_exists', {}, 'email') : error;
      });
    return id;
  }
}
