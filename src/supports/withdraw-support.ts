import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { readTakenBackReason } from '../kernel/ended-reason.js';
import { isUuid, type NeedId } from '../kernel/ids.js';
import { localDate } from '../kernel/local-date.js';
import { Refusal } from '../kernel/refusal.js';
import { withdrawNeed } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase, moveOne } from '../platform/database/index.js';
import { supportLife } from './domain/support-life.js';
import { giveBackToQuota } from './package-month.store.js';
import { SupportEntity } from './support.entity.js';
import { lockSupport } from './support.store.js';

export interface SupportWithdrawal {
  readonly supportId: string;
  /** One of the codes of `takenBackReasons`. */
  readonly reason: string;
}

/**
 * Takes a package or cash support back: one that waits, or one on the list on which no gift and no checkout stands.
 * @throws Refusal ended_reason_unknown, support_unknown, wrong_state
 */
@Injectable()
export class WithdrawSupport {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { supportId, reason: code }: SupportWithdrawal, actor: Actor): Promise<void> {
    const now = this.clock.now();
    await this.database.inCity(city.id, async (tx) => {
      const support = isUuid(supportId) ? await lockSupport(tx, supportId) : null;
      if (!support) throw new Refusal('support_unknown');
      const reason = readTakenBackReason(code);
      const { id, status, needId, packageCode, publishedOn } = support;
      supportLife.step(status, 'withdrawn');
      if (needId !== null) await withdrawNeed(tx, needId as NeedId);
      if (packageCode !== null && publishedOn !== null) await giveBackToQuota(tx, packageCode, localDate(publishedOn));
      await moveOne(
        tx,
        SupportEntity,
        supportLife,
        'withdrawn',
        { id },
        { publishedOn: null, endedReason: reason, endedOn: city.today(now) },
      );
      await audit(tx, { actor: actor.id, action: 'support.withdraw', subject: `support:${id}`, reason, at: now });
    });
  }
}
