import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { isUuid, type CityId, type StaffId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { audit } from '../../platform/audit/index.js';
import { InjectDatabase, type Database } from '../../platform/database/index.js';
import { confirmStaff, findStaff, removeWaitingStaff } from './staff.store.js';

export const staffDecisions = ['confirm', 'decline'] as const;
export type StaffDecision = (typeof staffDecisions)[number];

/**
 * A second administrator confirms an account, and its person may sign in; or any of them, whoever opened it too, takes it away again. That the
 * two are not one person is a rule of the database as well.
 */
@Injectable()
export class DecideStaff {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  /**
   * @param actor a staff id
   * @throws Refusal staff_unknown, staff_needs_second_person, wrong_state (it does not wait any more)
   */
  async run(cityId: CityId, staffId: string, decision: StaffDecision, actor: StaffId): Promise<void> {
    if (!isUuid(staffId)) throw new Refusal('staff_unknown');
    const id = staffId as StaffId;
    const at = this.clock.now();
    await this.database.inCity(cityId, async (tx) => {
      const account = await findStaff(tx, id);
      if (!account) throw new Refusal('staff_unknown');
      if (decision === 'confirm' && account.openedBy === actor) throw new Refusal('staff_needs_second_person');
      const done = decision === 'confirm' ? await confirmStaff(tx, id, actor, at) : await removeWaitingStaff(tx, id);
      if (!done) throw new Refusal('wrong_state');
      await audit(tx, { actor, action: `staff.${decision}`, subject: `staff:${id}`, at });
    });
  }
}
