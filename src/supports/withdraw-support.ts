import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { mustHaveOfficer } from '../households/index.js';
import { Clock } from '../kernel/clock.js';
import { isUuid, type NeedId } from '../kernel/ids.js';
import { localDate } from '../kernel/local-date.js';
import { Refusal } from '../kernel/refusal.js';
import { withdrawNeed } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { supportLife } from './domain/support-life.js';
import { giveBackToQuota } from './package-month.store.js';
import { lockSupport, markSupportWithdrawn } from './support.store.js';

export interface SupportWithdrawal {
  readonly supportId: string;
  readonly officer: string;
  readonly reason: string;
}

/**
 * Takes a package or cash support back: one that waits, or one on the list on which no gift and no checkout stands.
 * @throws Refusal officer_missing, reason_missing, support_unknown, wrong_state
 */
@Injectable()
export class WithdrawSupport {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { supportId, officer, reason }: SupportWithdrawal): Promise<void> {
    mustHaveOfficer(officer);
    if (reason.trim() === '') throw new Refusal('reason_missing', {}, 'reason');
    await this.database.inCity(city.id, async (tx) => {
      const support = isUuid(supportId) ? await lockSupport(tx, supportId) : null;
      if (!support) throw new Refusal('support_unknown');
      const { id, status, needId, packageCode, publishedOn } = support;
      supportLife.step(status, 'withdrawn');
      if (needId !== null) await withdrawNeed(tx, needId as NeedId);
      if (packageCode !== null && publishedOn !== null) await giveBackToQuota(tx, packageCode, localDate(publishedOn));
      await markSupportWithdrawn(tx, id);
      await audit(tx, { actor: officer, action: 'support.withdraw', subject: `support:${id}`, reason, at: this.clock.now() });
    });
  }
}
