import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { responsibleId, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { isUuid, type CityId, type RefundId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { audit } from '../../platform/audit/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { RefundEntity } from './refund.entity.js';

/** One person of the desk says that a refund which failed cannot be returned, and under which rule of the city it is kept. Another decides. */
@Injectable()
export class GiveUpRefund {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal refund_unknown, refund_rule_missing, wrong_state (it did not fail, or somebody said so already)
   */
  async run(city: { readonly id: CityId }, refundId: string, rule: string, actor: Actor): Promise<void> {
    if (!isUuid(refundId)) throw new Refusal('refund_unknown');
    const id = refundId as RefundId;
    const why = rule.trim();
    await this.database.inCity(city.id, async (tx) => {
      const key = { cityId: tx.cityId, id };
      const refund = await tx.manager.findOne(RefundEntity, { where: key });
      if (!refund) throw new Refusal('refund_unknown');
      if (why === '') throw new Refusal('refund_rule_missing', {}, 'reason');
      if (refund.offsetAmount === refund.amount) throw new Refusal('wrong_state');
      const open = { ...key, status: 'failed' as const, givenUpBy: IsNull() };
      const { affected } = await tx.manager.update(RefundEntity, open, {
        givenUpBy: responsibleId(actor),
        givenUpByName: actor.name,
        givenUpWhy: why,
      });
      if (affected !== 1) throw new Refusal('wrong_state');
      await audit(tx, { actor: actor.id, action: 'refund.give_up', subject: `refund:${id}`, reason: why, at: this.clock.now() });
    });
  }
}
