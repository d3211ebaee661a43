import { Injectable } from '@nestjs/common';

import type { City, NeedKind } from '../../cities/index.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { Money } from '../../kernel/money.js';
import { type Database, InjectDatabase } from '../../platform/database/index.js';
import { openCounter } from '../domain/open-days.js';
import { TallyDayEntity } from './tally-day.entity.js';

/** Needs of all kinds from the opening of the city until a day began: of each kind what may be public by then. */
export interface DayCount {
  readonly day: LocalDate;
  readonly count: bigint;
}

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
  readonly kind: NeedKind;
  readonly filled: bigint;
  readonly given: bigint;
  readonly paid: bigint;
}

/** A city's counter through its days, in its present currency: only days between which no kind moved by fewer than k. */
@Injectable()
export class ReadDays {
  constructor(@InjectDatabase('donor') private readonly database: Database<'donor'>) {}

  async run(city: City): Promise<OpenDays> {
    const rows = await this.database.inCity(city.id, (tx) =>
      tx.manager
        .createQueryBuilder(TallyDayEntity, 'tally')
        .select(['tally.day AS day', 'tally.kind AS kind', 'tally.filled AS filled', 'tally.given AS given', 'tally.paid AS paid'])
        .where('tally.cityId = :cityId AND tally.currency = :currency', { cityId: tx.cityId, currency: city.currency })
        .orderBy('tally.day')
        .getRawMany<Row>(),
    );
    const { filled, paid } = openCounter(rows, city.k);
    return {
      filled: filled.map(({ day, of }) => {
        return {
          day,
          count: sum(of, (row) => row.filled),
          amount: Money.of(
            sum(of, (row) => row.given),
            city.currency,
          ),
        };
      }),
      paid: paid.map(({ day, of }) => ({ day, count: sum(of, (row) => row.paid) })),
    };
  }
}

const sum = (rows: readonly Row[], count: (row: Row) => bigint): bigint => rows.reduce((total, row) => total + count(row), 0n);
