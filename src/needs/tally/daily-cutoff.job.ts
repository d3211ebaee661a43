import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';

import { Cities, type NeedKind } from '../../cities/index.js';
import { Clock } from '../../kernel/clock.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { moveReturning, type CityTx } from '../../platform/database/index.js';
import { type DailyJob, Jobs } from '../../platform/jobs/index.js';
import { countClasses, countDistricts } from '../classes/count-classes.js';
import { needLifecycle } from '../domain/need-lifecycle.js';
import { NeedEntity } from '../need.entity.js';
import { addToTally, closeTallyDay } from './tally.js';

/**
 * At the city's midnight: needs whose last day is over leave the list, the classes are counted anew, and the public numbers of the day are
 * set. Between two midnights a public number does not move with a gift, so that nobody learns a need's amount by giving little by little.
 */
@Injectable()
export class DailyCutoffJob implements DailyJob<'donor'>, OnModuleInit {
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
    const city = await this.cities.byId(tx.cityId);
    await countClasses(tx, city, now);
    await countDistricts(tx, city, now);
    await closeTallyDay(tx, today);
  }
}

/** Expires needs without any money. A need with money stays until that is allocated elsewhere. */
async function expireNeeds(tx: CityTx<'donor'>, now: Date): Promise<void> {
  const over = { fundableUntil: LessThan(now), reserved: 0n, funded: 0n };
  const expired = await moveReturning(tx, NeedEntity, needLifecycle, 'expired', over, ['kind', 'currency']);
  const counts = new Map<string, { kind: NeedKind; currency: string; listed: number }>();
  for (const { kind, currency } of expired) {
    const known = counts.get(`${kind} ${currency}`) ?? { kind, currency, listed: 0 };
    counts.set(`${kind} ${currency}`, { ...known, listed: known.listed - 1 });
  }
  for (const change of counts.values()) await addToTally(tx, change);
}
