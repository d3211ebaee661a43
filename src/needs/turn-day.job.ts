import { Injectable, type OnModuleInit } from '@nestjs/common';

import { Cities, type City, type NeedKind } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import { type DailyJob, Jobs } from '../platform/jobs/index.js';
import { leastOf } from './class.store.js';
import { NeedClassEntity } from './need-class.entity.js';
import { NeedEntity } from './need.entity.js';
import { addToTally, closeTallyDay } from './tally.js';

/**
 * At the city's midnight: needs whose last day is over leave the list, the classes are counted anew, and the public numbers of the day are
 * set. Between two midnights a public number does not move with a gift, so that nobody learns a need's amount by giving little by little.
 */
@Injectable()
export class TurnDayJob implements DailyJob<'donor'>, OnModuleInit {
  readonly job = 'needs_day';
  readonly worker = 'donor';
  readonly hour = 0;

  constructor(
    private readonly jobs: Jobs,
    private readonly cities: Cities,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerDaily(this);
  }

  async run(tx: CityTx<'donor'>, today: LocalDate): Promise<void> {
    const now = this.clock.now();
    await expireNeeds(tx, now);
    await countClasses(tx, await this.cities.byId(tx.cityId), now);
    await closeTallyDay(tx, today);
  }
}

/** What nobody gave to is over. What holds a gift stays until its money has found its place. */
async function expireNeeds(tx: CityTx<'donor'>, now: Date): Promise<void> {
  const expired = await tx.manager
    .createQueryBuilder()
    .update(NeedEntity)
    .set({ status: 'expired' })
    .where('city_id = :cityId AND status = :open AND fundable_until < :now AND reserved = 0 AND funded = 0')
    .setParameters({ cityId: tx.cityId, open: 'open', now })
    .returning(['kind', 'currency'])
    .execute();
  const counts = new Map<string, { kind: NeedKind; currency: string; listed: number }>();
  for (const { kind, currency } of expired.raw as { kind: NeedKind; currency: string }[]) {
    const known = counts.get(`${kind} ${currency}`) ?? { kind, currency, listed: 0 };
    counts.set(`${kind} ${currency}`, { ...known, listed: known.listed - 1 });
  }
  for (const change of counts.values()) await addToTally(tx, change);
}

/** Locked first: whoever publishes or fills a need meanwhile adds its own change afterwards. */
async function countClasses(tx: CityTx<'donor'>, city: City, now: Date): Promise<void> {
  const where = { cityId: tx.cityId };
  const order = { kind: 'ASC', code: 'ASC', band: 'ASC', currency: 'ASC' } as const;
  const classes = await tx.manager.find(NeedClassEntity, { where, order, lock: { mode: 'pessimistic_write' } });
  const counted = await tx.manager
    .createQueryBuilder(NeedEntity, 'need')
    .select(['need.kind AS kind', 'need.code AS code', 'need.band AS band', 'need.currency AS currency', 'count(*)::integer AS waiting'])
    .where(`need.cityId = :cityId AND need.status = 'open' AND need.fundableUntil >= :now`, { cityId: tx.cityId, now })
    .groupBy('need.kind, need.code, need.band, need.currency')
    .getRawMany<Pick<NeedClassEntity, 'kind' | 'code' | 'band' | 'currency' | 'waiting'>>();
  const key = (each: Pick<NeedClassEntity, 'kind' | 'code' | 'band' | 'currency'>): string =>
    [each.kind, each.code, each.band, each.currency].join('/');
  const found = new Map(counted.map((each) => [key(each), each.waiting]));
  for (const { kind, code, band, currency } of classes) {
    const waiting = found.get(key({ kind, code, band, currency })) ?? 0;
    const least = leastOf(city);
    const shown = waiting >= least ? waiting : null;
    await tx.manager.update(NeedClassEntity, { cityId: tx.cityId, kind, code, band, currency }, { waiting, shown, least });
  }
}
