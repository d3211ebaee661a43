import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import { type DayCount, openDays } from './domain/open-days.js';
import { TallyDayEntity } from './tally-day.entity.js';

/** Needs filled until a day began, and what was given for them. */
export interface FilledDay extends DayCount {
  readonly amount: Money;
}

export interface OpenDays {
  readonly filled: readonly FilledDay[];
  readonly paid: readonly DayCount[];
}

interface Row {
  readonly day: LocalDate;
  readonly filled: bigint;
  readonly given: bigint;
  readonly paid: bigint;
}

/** A city's counter through its days, in its present currency: only days on which nothing small can be told apart. */
@Injectable()
export class ReadDays {
  constructor(@InjectDatabase('donor') private readonly database: Database<'donor'>) {}

  async run(city: City): Promise<OpenDays> {
    const rows = await this.database.inCity(city.id, (tx) =>
      tx.manager
        .createQueryBuilder(TallyDayEntity, 'tally')
        .select('tally.day', 'day')
        .addSelect('sum(tally.filled)::bigint', 'filled')
        .addSelect('sum(tally.given)::bigint', 'given')
        .addSelect('sum(tally.paid)::bigint', 'paid')
        .where('tally.cityId = :cityId AND tally.currency = :currency', { cityId: tx.cityId, currency: city.currency })
        .groupBy('tally.day')
        .orderBy('tally.day')
        .getRawMany<Row>(),
    );
    const filled = rows.map(({ day, filled: count, given }) => ({ day, count, amount: Money.of(given, city.currency) }));
    return {
      filled: openDays(filled, city.k),
      paid: openDays(
        rows.map(({ day, paid }) => ({ day, count: paid })),
        city.k,
      ),
    };
  }
}
