import { Injectable } from '@nestjs/common';

import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { isUuid, type StaffId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { assertSecondPerson } from '../../kernel/second-person.js';
import { audit } from '../../platform/audit/index.js';
import { CityTx } from '../../platform/database/index.js';
import type { Realm } from '../realm.js';
import { Realms } from '../realms.js';
import { confirmDuties, removeWaitingDuties } from './duty.store.js';
import { confirmStaff, lockStaff, removeWaitingStaff } from './staff.store.js';

export const staffDecisions = ['confirm', 'decline'] as const;
export type StaffDecision = (typeof staffDecisions)[number];

/**
 * A second administrator confirms an account with its duties, and its person may sign in; or any of them, whoever opened it too, takes it away
 * again. That the two are not one account is a rule of the database as well.
 */
@Injectable()
export class DecideStaff {
  constructor(
    private readonly realms: Realms,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal staff_unknown, second_person_required, wrong_state (it does not wait any more) */
  async run(realm: Realm, staffId: string, decision: StaffDecision, actor: Actor): Promise<void> {
    if (!isUuid(staffId)) throw new Refusal('staff_unknown');
    const id = staffId as StaffId;
    const at = this.clock.now();
    await this.realms.transaction(realm, async (tx) => {
      const account = await lockStaff(tx, id);
      if (!account) throw new Refusal('staff_unknown');
      if (decision === 'confirm') {
        assertSecondPerson(account.openedBy, actor);
        await confirmStaff(tx, id, actor, at);
        await confirmDuties(tx, id, actor, at);
      } else {
        await removeWaitingDuties(tx, id);
        if (!(await removeWaitingStaff(tx, id))) throw new Refusal('wrong_state');
      }
      if (tx instanceof CityTx) await audit(tx, { actor: actor.id, action: `staff.${decision}`, subject: `staff:${id}`, at });
    });
  }
}
