import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cities } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import { addDays, type LocalDate, mondayOf } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import { type DailyJob, Jobs, once } from '../platform/jobs/index.js';
import { handInThanks, phrases } from '../reports/index.js';
import { beginAnew, saidSoFar } from './thanks.store.js';

/**
 * Hands over, at the first run of a week, what households said until then: only of k households or more, and without the number of a single
 * phrase. What is too little waits with the next week's.
 */
@Injectable()
export class HandInThanks implements DailyJob<'casework'>, OnModuleInit {
  readonly job = 'hand-in-thanks';
  readonly worker = 'casework';
  readonly hour = 5;

  constructor(
    private readonly jobs: Jobs,
    private readonly cities: Cities,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerDaily(this);
  }

  async run(tx: CityTx<'casework'>, today: LocalDate): Promise<void> {
    const monday = mondayOf(today);
    if (!(await once(tx, this.clock, 'thanks-week', monday))) return;
    const city = await this.cities.byId(tx.cityId);
    const said = (await saidSoFar(tx)).filter((row) => row.said > 0);
    const households = said.reduce((sum, row) => sum + row.said, 0);
    if (households < city.k) return;
    const heard = phrases.filter((phrase) => said.some((row) => row.phrase === phrase));
    await handInThanks(tx, city, addDays(monday, -7), { phrases: heard, households });
    await beginAnew(tx);
  }
}
