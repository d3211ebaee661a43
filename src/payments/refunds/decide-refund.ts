import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { isUuid, type CityId, type RefundId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { audit } from '../../platform/audit/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { TAKE_BACK_QUEUE } from '../queues.js';
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
   * @param actor a staff id
   * @throws Refusal refund_unknown, refund_needs_second_person, wrong_state (it was decided already)
   */
  async run(city: { readonly id: CityId }, refundId: string, decision: RefundDecision, actor: string): Promise<void> {
    if (!isUuid(refundId)) throw new Refusal('refund_unknown');
    const id = refundId as RefundId;
    await this.database.inCity(city.id, async (tx) => {
      const key = { cityId: tx.cityId, id };
      const refund = await tx.manager.findOne(RefundEntity, { where: key });
      if (refund?.askedBy === null || !refund) throw new Refusal('refund_unknown');
      if (decision === 'release' && refund.askedBy === actor) throw new Refusal('refund_needs_second_person');
      const now = this.clock.now();
      const to = decision === 'release' ? ({ status: 'released', releasedBy: actor } as const) : ({ status: 'declined' } as const);
      const { affected } = await tx.manager.update(RefundEntity, { ...key, status: 'asked' }, to);
      if (affected !== 1) throw new Refusal('wrong_state');
      await audit(tx, { actor, action: `refund.${decision}`, subject: `refund:${id}`, at: now });
      if (decision === 'release') await wake(tx, TAKE_BACK_QUEUE, now);
    });
  }
}
