import { Injectable } from '@nestjs/common';
import { responsibleId, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { isUuid, type CityId, type RefundId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { assertSecondPerson } from '../../kernel/second-person.js';
import { audit } from '../../platform/audit/index.js';
import { Database, InjectDatabase, moveOne } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { refundLifecycle } from '../domain/refund.js';
import { PAYMENT_RETURNS_QUEUE } from '../queues.js';
import { RefundEntity } from './refund.entity.js';

export const refundDecisions = ['release', 'decline'] as const;
export type RefundDecision = (typeof refundDecisions)[number];

/**
 * A second person releases a refund, and the job takes its money from where it is; or anybody of the desk, whoever asked too, withdraws it.
 * That the two are not one person is a rule of the database as well.
 */
@Injectable()
export class DecideRefund {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal refund_unknown, second_person_required, wrong_state (it was decided already)
   */
  async run(city: { readonly id: CityId }, refundId: string, decision: RefundDecision, actor: Actor): Promise<void> {
    if (!isUuid(refundId)) throw new Refusal('refund_unknown');
    const id = refundId as RefundId;
    await this.database.inCity(city.id, async (tx) => {
      const refund = await tx.manager.findOne(RefundEntity, { where: { cityId: tx.cityId, id } });
      if (!refund || refund.requestedBy === null) throw new Refusal('refund_unknown');
      if (decision === 'release') assertSecondPerson(refund.requestedBy, actor);
      const now = this.clock.now();
      if (decision === 'decline') await moveOne(tx, RefundEntity, refundLifecycle, 'declined', { id });
      else {
        const approved = { approvedBy: responsibleId(actor), approvedByName: actor.name };
        await moveOne(tx, RefundEntity, refundLifecycle, 'approved', { id }, approved);
      }
      await audit(tx, { actor: actor.id, action: `refund.${decision}`, subject: `refund:${id}`, at: now });
      if (decision === 'release') await wake(tx, PAYMENT_RETURNS_QUEUE, now);
    });
  }
}
