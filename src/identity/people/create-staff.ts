import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { newId, type CityId, type StaffId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { audit } from '../../platform/audit/index.js';
import { InjectDatabase, isConstraint, type Database } from '../../platform/database/index.js';
import { assertPasswordFits } from '../domain/password.js';
import { assertRolesFit, type StaffRole } from '../domain/roles.js';
import { hashPassword } from '../credentials/password-hash.js';
import { addStaff } from './staff.store.js';

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly StaffRole[];
}

/**
 * Opens an account for a person of one city. It waits until another administrator confirms it: every rule of two persons compares two accounts,
 * and is worth nothing where one person can make the second. What the operator opens is confirmed by that, and its password is the person's.
 */
@Injectable()
export class CreateStaff {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  /**
   * @param actor who opens it: a staff id, or `cli:NAME`
   * @throws Refusal password_too_short, staff_role_missing, staff_desks_apart, staff_exists
   */
  async run(cityId: CityId, { email, name, password, roles }: NewStaff, actor: string): Promise<StaffId> {
    assertPasswordFits(password);
    assertRolesFit(roles);
    const id = newId<StaffId>();
    const at = this.clock.now();
    const named = { id, email: email.trim().toLowerCase(), name: name.trim(), roles: [...new Set(roles)] };
    const byOperator = actor.startsWith('cli:');
    const confirmed = { confirmedBy: byOperator ? actor : null, confirmedAt: byOperator ? at : null, passwordOwn: byOperator };
    const account = { ...named, ...confirmed, active: true, openedBy: actor, createdAt: at };
    const passwordHash = await hashPassword(password);
    try {
      await this.database.inCity(cityId, async (tx) => {
        await addStaff(tx, { ...account, passwordHash });
        await audit(tx, { actor, action: 'staff.create', subject: `staff:${id}`, at });
      });
    } catch (error) {
      throw isConstraint(error, 'staff_city_id_email_key') ? new Refusal('staff_exists', {}, 'email') : error;
    }
    return id;
  }
}
