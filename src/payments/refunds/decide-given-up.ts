import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { responsibleId, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { isUuid, type CityId, type RefundId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { assertSecondPerson } from '../../kernel/second-person.js';
import { audit } from '../../platform/audit/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { ruleDigest } from '../domain/rule-digest.js';
import { PAYMENT_RETURNS_QUEUE } from '../queues.js';
import { RefundEntity } from './refund.entity.js';

export const givenUpDecisions = ['agree', 'decline'] as const;
/** `agree`: it is kept apart from what is to be sent. `decline`: it stays owed, as if nobody had said anything. */
export type GivenUpDecision = (typeof givenUpDecisions)[number];

/** A second person agrees that a refund cannot be returned, and the job books it so; or anybody of the desk, whoever said it too, withdraws that. */
@Injectable()
export class DecideGivenUp {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  /**
   * @param read the digest of the rule that the person read; only an agreement needs it
   * @throws Refusal refund_unknown, second_person_required, refund_rule_changed (it was said anew under another rule meanwhile),
   * wrong_state (nobody said so, or it is decided)
   */
  async run(city: { readonly id: CityId }, refundId: string, decision: GivenUpDecision, actor: Actor, read?: string): Promise<void> {
    if (!isUuid(refundId)) throw new Refusal('refund_unknown');
    const id = refundId as RefundId;
    await this.database.inCity(city.id, async (tx) => {
      const key = { cityId: tx.cityId, id };
      const refund = await tx.manager.findOne(RefundEntity, { where: key });
      if (!refund) throw new Refusal('refund_unknown');
      if (decision === 'agree') assertSecondPerson(refund.givenUpBy, actor);
      const { givenUpBy, givenUpWhy } = refund;
      if (givenUpBy === null || givenUpWhy === null) throw new Refusal('wrong_state');
      if (decision === 'agree' && read !== ruleDigest(givenUpWhy)) throw new Refusal('refund_rule_changed');
      const waiting = { ...key, status: 'failed' as const, givenUpBy, givenUpWhy, agreedBy: IsNull() };
      const agreed = { agreedBy: responsibleId(actor), agreedByName: actor.name };
      const change = decision === 'agree' ? agreed : { givenUpBy: null, givenUpByName: null, givenUpWhy: null };
      const { affected } = await tx.manager.update(RefundEntity, waiting, change);
      if (affected !== 1) throw new Refusal('wrong_state');
      const now = this.clock.now();
      await audit(tx, { actor: actor.id, action: decision === 'agree' ? 'refund.agree' : 'refund.keep', subject: `refund:${id}`, at: now });
      if (decision === 'agree') await wake(tx, PAYMENT_RETURNS_QUEUE, now);
    });
  }
}
