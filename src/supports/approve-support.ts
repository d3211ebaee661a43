import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { assert } from '../kernel/assert.js';
import { mustHaveOfficer } from '../households/index.js';
import { Clock } from '../kernel/clock.js';
import { isCurrency } from '../kernel/currency.js';
import { isUuid, newId, type NeedId } from '../kernel/ids.js';
import { addDays, endOfDay, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { type NewNeed, publishNeeds } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase, isConstraint } from '../platform/database/index.js';
import { SUPPORT_OPEN_DAYS } from './granted.js';
import { supportLife } from './domain/support-life.js';
import { samePerson } from '../kernel/same-person.js';
import { takeOfQuota } from './package-month.store.js';
import type { SupportEntity } from './support.entity.js';
import { lockSupport, markSupportPublished } from './support.store.js';

/**
 * A second person lets a package or cash support onto the city's list: it becomes a need that knows no household.
 * @throws Refusal officer_missing, support_unknown, batch_needs_second_person, wrong_state, city_not_open, need_kind_unknown (no permit),
 * package_unknown (the city gives it no longer), package_quota_used
 */
@Injectable()
export class ApproveSupport {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, supportId: string, officer: string): Promise<void> {
    mustHaveOfficer(officer);
    city.mustBeOpen();
    const now = this.clock.now();
    const today = city.today(now);
    try {
      await this.database.inCity(city.id, async (tx) => {
        const support = isUuid(supportId) ? await lockSupport(tx, supportId) : null;
        if (!support) throw new Refusal('support_unknown');
        supportLife.step(support.status, 'published');
        if (samePerson(support.officer, officer)) throw new Refusal('batch_needs_second_person');
        city.moneyPath(support.kind, today);
        if (support.packageCode !== null) await takeOfQuota(tx, city.package(support.packageCode), today);
        const need = asNeed(city, support, today);
        await publishNeeds(tx, city, [need]);
        const approval = { approvedBy: officer.trim(), approvedAt: now };
        await markSupportPublished(tx, support.id, { needId: need.id, publishedOn: today, ...approval });
        await audit(tx, { actor: officer, action: 'support.approve', subject: `support:${support.id}`, at: now });
      });
    } catch (error) {
      if (isConstraint(error, 'support_two_persons')) throw new Refusal('batch_needs_second_person');
      throw error;
    }
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
