import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { approveDecision } from '../households/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { isCurrency } from '../kernel/currency.js';
import { assert } from '../kernel/assert.js';
import { isUuid, newId, type NeedId } from '../kernel/ids.js';
import { endOfDay, localDate, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { personOf } from '../kernel/person.js';
import { Refusal } from '../kernel/refusal.js';
import { assertSecondPerson } from '../kernel/second-person.js';
import { announceNeeds, type NewNeed, writeNeeds } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { type CityTx, Database, InjectDatabase, moveOne } from '../platform/database/index.js';
import { lockBatch } from './batch.store.js';
import { BillBatchEntity } from './bill-batch.entity.js';
import type { BillEntity } from './bill.entity.js';
import { markPublished, markWithdrawn, nextWaitingBills } from './bill.store.js';
import { fundableThrough } from './bill-row.js';
import { batchLife } from './domain/lifecycles.js';

export interface Approval {
  readonly published: number;
  /** Bills whose time ran out while they waited for the approval: withdrawn. */
  readonly tooLate: number;
}

/** Rows between two breaths: the site answers meanwhile. */
const CHUNK = 250;

/**
 * A second person lets a batch's bills onto the city's list: each becomes a need that knows no household. All of them or none.
 * @throws Refusal batch_unknown, second_person_required, wrong_state, city_not_open, need_kind_unknown (no permit)
 */
@Injectable()
export class ApproveBatch {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, batchId: string, actor: Actor): Promise<Approval> {
    city.mustBeOpen();
    const now = this.clock.now();
    const today = city.today(now);
    city.moneyPath('bill', today);
    return this.database.inCity(city.id, async (tx) => {
      const batch = isUuid(batchId) ? await lockBatch(tx, batchId) : null;
      if (!batch) throw new Refusal('batch_unknown');
      batchLife.step(batch.status, 'approved');
      assertSecondPerson(batch.proposedBy, actor);
      const { id: approvedBy, name: approvedByName } = personOf(actor);
      await moveOne(tx, BillBatchEntity, batchLife, 'approved', { id: batchId }, { approvedBy, approvedByName, approvedAt: now });
      await approveDecision(tx, batch.decisionId, actor, now);
      await audit(tx, { actor: actor.id, action: 'bills.approve', subject: `batch:${batchId}`, at: now });
      return publishBatch(tx, city, batchId, today);
    });
  }
}

async function publishBatch(tx: CityTx<'casework'>, city: City, batchId: string, today: LocalDate): Promise<Approval> {
  const days = city.limits.fundableDaysAfterDue;
  const until = fundableUntil(city);
  let published = 0;
  let tooLate = 0;
  const classes: Awaited<ReturnType<typeof writeNeeds>> = [];
  for (let after = 0; ;) {
    const bills = await nextWaitingBills(tx, batchId, after, CHUNK);
    const inTime = bills.filter((bill) => fundableThrough(localDate(bill.dueOn), days) >= today);
    const late = bills.filter((bill) => !inTime.includes(bill));
    const made = inTime.map((bill) => ({ bill, needId: newId<NeedId>() }));
    const announced = await writeNeeds(
      tx,
      city,
      made.map(({ bill, needId }) => asNeed(bill, needId, until, today)),
    );
    await markPublished(
      tx,
      made.map(({ bill, needId }) => ({ id: bill.id, needId })),
      today,
    );
    await markWithdrawn(
      tx,
      late.map((bill) => bill.id),
      { endedReason: 'too_late', endedOn: today },
    );
    for (const change of announced) classes.push(change);
    published += inTime.length;
    tooLate += late.length;
    const last = bills.at(-1);
    if (!last || bills.length < CHUNK) break;
    after = last.rowNo;
  }
  await announceNeeds(tx, city, classes);
  return { published, tooLate };
}

/** The end of the last fundable day, by due date: a batch has few due dates, and each end costs a walk through the zone's rules. */
function fundableUntil(city: City): (dueOn: LocalDate) => Date {
  const known = new Map<LocalDate, Date>();
  return (dueOn) => {
    const end = known.get(dueOn) ?? endOfDay(fundableThrough(dueOn, city.limits.fundableDaysAfterDue), city.timeZone);
    known.set(dueOn, end);
    return end;
  };
}

function asNeed(bill: BillEntity, id: NeedId, until: (dueOn: LocalDate) => Date, today: LocalDate): NewNeed {
  assert(isCurrency(bill.currency), 'a bill in an unknown currency');
  const dueOn = localDate(bill.dueOn);
  return {
    id,
    kind: 'bill',
    amount: Money.of(bill.amount, bill.currency),
    billerCode: bill.billerCode,
    district: bill.district,
    dueOn,
    fundableUntil: until(dueOn),
    publishedOn: today,
    ...(bill.cutOffOn === null ? {} : { cutOffOn: localDate(bill.cutOffOn) }),
  };
}
