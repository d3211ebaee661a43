import { Injectable } from '@nestjs/common';

import { type Actor, responsibleId } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { dutyConflict, type Duty } from '../../kernel/duties.js';
import { newId, type StaffId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { audit } from '../../platform/audit/index.js';
import { CityTx, isConstraint } from '../../platform/database/index.js';
import { hashPassword } from '../credentials/password-hash.js';
import { assertDutiesFit } from '../domain/duties.js';
import { assertPasswordFits } from '../domain/password.js';
import type { Realm, RealmTx } from '../realm.js';
import { dayOf, Realms } from '../realms.js';
import type { DutyExceptionRow } from './duty-exception.entity.js';
import type { DutyRow } from './duty.entity.js';
import { addDuties, exceptionOn, type DutyExceptionDays } from './duty.store.js';
import { addStaff } from './staff.store.js';

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** In force from today, without an end; an approver who is a case worker by an exception until its last day. */
  readonly duties: readonly Duty[];
}

/**
 * Opens an account for a person of a city or of the secretariat. It waits until another administrator confirms it: every rule of two persons
 * compares two accounts, and is worth nothing where one person can make the second. What the operator opens on the server needs nobody to
 * confirm it, and its password is the person's.
 */
@Injectable()
export class CreateStaff {
  constructor(
    private readonly realms: Realms,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal password_too_short, duty_required, duty_conflict, staff_exists */
  async run(realm: Realm, { email, name, password, duties }: NewStaff, actor: Actor): Promise<StaffId> {
    assertPasswordFits(password);
    const at = this.clock.now();
    const day = dayOf(realm, at);
    const exception = dutyConflict(duties)?.liftedByException
      ? await this.realms.transaction(realm, (tx) => exceptionOn(tx as CityTx<'office'>, day))
      : null;
    assertDutiesFit(duties, exception !== null);
    const id = newId<StaffId>();
    const byOperator = actor.id.startsWith('cli:');
    const nobody = { confirmedBy: null, confirmedByName: null };
    const opened = { openedBy: responsibleId(actor), openedByName: actor.name, createdAt: at, ...nobody, confirmedAt: null };
    const account = { id, email: email.trim().toLowerCase(), name: name.trim(), passwordHash: await hashPassword(password) };
    const given = { staffId: id, givenBy: responsibleId(actor), givenByName: actor.name, ...nobody, confirmedAt: byOperator ? at : null };
    try {
      await this.realms.transaction(realm, async (tx) => {
        await addStaff(tx, { ...account, ...opened, status: byOperator ? 'active' : 'waiting', passwordOwn: byOperator });
        await addDuties(
          tx,
          [...new Set(duties)].map((duty) => ({ ...given, duty, validFrom: day, ...daysOf(duty, exception) })),
        );
        await this.tell(tx, actor, id, at);
      });
    } catch (error) {
      const taken = isConstraint(error, 'staff_city_id_email_key') || isConstraint(error, 'staff_email_key');
      throw taken ? new Refusal('staff_exists', {}, 'email') : error;
    }
    return id;
  }

  private async tell(tx: RealmTx, actor: Actor, id: StaffId, at: Date): Promise<void> {
    // The network keeps no audit of its own yet.
    if (tx instanceof CityTx) await audit(tx, { actor: actor.id, action: 'staff.create', subject: `staff:${id}`, at });
  }
}

const daysOf = (duty: Duty, exception: DutyExceptionRow | null): Pick<DutyRow, 'validUntil'> & Partial<DutyExceptionDays> => {
  if (!exception || duty !== 'approver') return { validUntil: null };
  const { id, validFrom, validUntil } = exception;
  return { validUntil, exceptionId: id, exceptionFrom: validFrom, exceptionUntil: validUntil };
};
