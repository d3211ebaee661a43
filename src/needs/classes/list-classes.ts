import { Injectable } from '@nestjs/common';

import type { City, NeedKind } from '../../cities/index.js';
import { Clock } from '../../kernel/clock.js';
import { Money } from '../../kernel/money.js';
import { type Database, InjectDatabase, type Statement } from '../../platform/database/index.js';
import type { Choice } from '../domain/choice.js';

/** What a city offers where no single need is shown. */
export interface PublicClass extends Choice {
  /** Its round price: a usual bill of the class, a package's price, one part of cash support. */
  readonly price: Money;
  /** How many waited when the day began. */
  readonly waiting: number;
}

/**
 * The classes of a city that are public now, by kind and price: packages and cash support everywhere, bills where the listing is `banded`.
 * Never one of fewer than k needs, and no kind without a permit today. Raw SQL in one round trip: no page of a banded city is drawn from a
 * cache without asking this first, so that it shows no class that is public no more.
 */
@Injectable()
export class ListClasses {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City): Promise<PublicClass[]> {
    const list: Statement<Row> = { ...statement, values: [city.id, city.currency] };
    const { list: rows } = await this.database.pipeline(city.id, { list });
    const today = city.today(this.clock.now());
    return rows
      .filter(({ kind }) => city.allows(kind, today) && (kind !== 'bill' || city.listing === 'banded'))
      .map(({ kind, code, priceBand, waiting }) => ({ kind, code, priceBand, price: Money.of(priceBand, city.currency), waiting }));
  }
}

interface Row {
  readonly kind: NeedKind;
  readonly code: string;
  readonly priceBand: bigint;
  readonly waiting: number;
}

const statement = {
  name: 'list-classes',
  text: `SELECT kind, code, price_band AS "priceBand", public_count AS waiting FROM meeting.need_class
         WHERE city_id = $1 AND currency = $2 AND public_count IS NOT NULL ORDER BY kind, code, price_band`,
} as const;
