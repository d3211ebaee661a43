import { Injectable } from '@nestjs/common';
import { readDate } from '../platform/tables/index.js';
import type { City } from '../cities/index.js';
import { type Actor, responsibleId } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { type HandoverId, newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { markHandedOver } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { DueSupports } from './ports/due-supports.js';
import { proposeHandover } from './handover.store.js';

export interface HandoverEntry {
  readonly supportId: string;
  /** The decision under which it was handed over or paid out. */
  readonly decisionNo: string;
  /** The day as it was typed: ISO, or dd.MM.yyyy. */
  readonly handedOn: string;
}

/**
 * Writes down that a household got a package or cash support that is given in full: from then on no refund opens its need again. It counts
 * when a second person confirms it; until then it may be written anew.
 * @throws Refusal decision_missing, date_unreadable, day_in_future, support_unknown, wrong_state (not given in full, or confirmed already)
 */
@Injectable()
export class ProposeHandover {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly supports: DueSupports,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { supportId, decisionNo, handedOn: typed }: HandoverEntry, actor: Actor): Promise<{ handoverId: HandoverId }> {
    if (decisionNo.trim() === '') throw new Refusal('decision_missing', {}, 'decisionNo');
    const handedOn = readDate(typed);
    if (handedOn === undefined) throw new Refusal('date_unreadable', {}, 'handed_on');
    const now = this.clock.now();
    if (handedOn > city.today(now)) throw new Refusal('day_in_future', {}, 'handed_on');
    const id = newId<HandoverId>();
    await this.database.inCity(city.id, async (tx) => {
      const support = await this.supports.find(tx, supportId);
      if (!support) throw new Refusal('support_unknown');
      const { needId } = support;
      if (needId === undefined || !(await markHandedOver(tx, needId))) throw new Refusal('wrong_state');
      const proposed = {
        decisionNo: decisionNo.trim(),
        handedOn,
        proposedBy: responsibleId(actor),
        proposedByName: actor.name,
        proposedAt: now,
      };
      const written = await proposeHandover(tx, { id, supportId: support.id, needId, ...proposed });
      if (!written) throw new Refusal('wrong_state');
      await audit(tx, { actor: actor.id, action: 'handover.propose', subject: `support:${support.id}`, at: now });
    });
    return { handoverId: id };
  }
}
