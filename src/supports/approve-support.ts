import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { approveDecision } from '../households/index.js';
import type { Actor } from '../kernel/actor.js';
import { assert } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { isCurrency } from '../kernel/currency.js';
import { isUuid, newId, type NeedId } from '../kernel/ids.js';
import { addDays, endOfDay, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { personOf } from '../kernel/person.js';
import { Refusal } from '../kernel/refusal.js';
import { assertSecondPerson } from '../kernel/second-person.js';
import { type NewNeed, publishNeeds } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase, moveOne } from '../platform/database/index.js';
import { SUPPORT_OPEN_DAYS } from './granted.js';
import { supportLife } from './domain/support-life.js';
import { takeOfQuota } from './package-month.store.js';
import { SupportEntity } from './support.entity.js';
import { lockSupport } from './support.store.js';

/**
 * A second person lets a package or cash support onto the city's list: it becomes a need that knows no household.
 * @throws Refusal support_unknown, second_person_required, wrong_state, city_not_open, need_kind_unknown (no permit),
 * package_unknown (the city gives it no longer), package_quota_used
 */
@Injectable()
export class ApproveSupport {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, supportId: string, actor: Actor): Promise<void> {
    city.mustBeOpen();
    const now = this.clock.now();
    const today = city.today(now);
    await this.database.inCity(city.id, async (tx) => {
      const support = isUuid(supportId) ? await lockSupport(tx, supportId) : null;
      if (!support) throw new Refusal('support_unknown');
      supportLife.step(support.status, 'published');
      assertSecondPerson(support.proposedBy, actor);
      city.moneyPath(support.kind, today);
      if (support.packageCode !== null) await takeOfQuota(tx, city.package(support.packageCode), today);
      const need = asNeed(city, support, today);
      await publishNeeds(tx, city, [need]);
      const { id: approvedBy, name: approvedByName } = personOf(actor);
      const approval = { approvedBy, approvedByName, approvedAt: now };
      await moveOne(tx, SupportEntity, supportLife, 'published', { id: support.id }, { needId: need.id, publishedOn: today, ...approval });
      await approveDecision(tx, support.decisionId, actor, now);
      await audit(tx, { actor: actor.id, action: 'support.approve', subject: `support:${support.id}`, at: now });
    });
  }
}

function asNeed(city: City, { kind, packageCode, amount, currency }: SupportEntity, today: LocalDate): NewNeed {
  assert(isCurrency(currency), 'a support in an unknown currency');
  return {
    id: newId<NeedId>(),
    kind,
    amount: Money.of(amount, currency),
    billerCode: null,
    ...(packageCode === null ? {} : { packageCode }),
    // A district would narrow down whose it is, and no donor chooses by it.
    district: null,
    dueOn: null,
    fundableUntil: endOfDay(addDays(today, SUPPORT_OPEN_DAYS), city.timeZone),
    publishedOn: today,
  };
}
