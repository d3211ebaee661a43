import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import { addDays, daysBetween, localDate, type LocalDate } from '../kernel/local-date.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import { NeedEntity } from './need.entity.js';

/** How long the needs waited that were filled in one calendar month. */
export interface Waits {
  /** The month's first day. */
  readonly month: LocalDate;
  /** Days from the list to the last unit: half waited no longer. */
  readonly half: number;
  /** Nine in ten waited no longer. Only of many: of fewer than ten it would be the longest wait of all, which is one household's. */
  readonly most: number | undefined;
}

/** Waiting times of the last month that is over; none where fewer than k needs were filled in it, and nine in ten only of 2k, at least ten. A running month would tell single ones. */
@Injectable()
export class ReadWaits {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City): Promise<Waits | undefined> {
    const until = addDays(firstOfMonth(city.today(this.clock.now())), -1);
    const month = firstOfMonth(until);
    const rows = await this.database.inCity(city.id, (tx) =>
      tx.manager
        .createQueryBuilder(NeedEntity, 'need')
        .select('need.publishedOn', 'listed')
        .addSelect('need.fundedOn', 'filled')
        .addSelect('count(*)::integer', 'count')
        .where('need.cityId = :cityId AND need.fundedOn BETWEEN :month AND :until', { cityId: tx.cityId, month, until })
        .groupBy('need.publishedOn')
        .addGroupBy('need.fundedOn')
        .getRawMany<{ listed: LocalDate; filled: LocalDate; count: number }>(),
    );
    const waits = rows.flatMap(({ listed, filled, count }) => Array<number>(count).fill(daysBetween(listed, filled)));
    if (waits.length < city.k) return undefined;
    waits.sort((a, b) => a - b);
    const many = waits.length >= Math.max(2 * city.k, 10);
    return { month, half: quantile(waits, 0.5), most: many ? quantile(waits, 0.9) : undefined };
  }
}

const firstOfMonth = (day: LocalDate): LocalDate => localDate(`${day.slice(0, 7)}-01`);

/** The least of the sorted values that so many of all do not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
