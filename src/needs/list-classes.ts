import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';

import type { City } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import { Money } from '../kernel/money.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import type { Choice } from './domain/choice.js';
import { NeedClassEntity } from './need-class.entity.js';

/** What a city offers where no single need is shown. */
export interface PublicClass extends Choice {
  /** Its round price: a usual bill of the class, a package's price, one part of cash support. */
  readonly price: Money;
  /** How many waited when the day began. */
  readonly waiting: number;
}

/**
 * The classes of a city that are public now, by kind and price: packages and cash support everywhere, bills where the listing is `banded`.
 * Never one of fewer than k needs, and no kind without a permit today.
 */
@Injectable()
export class ListClasses {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City): Promise<PublicClass[]> {
    const rows = await this.database.inCity(city.id, (tx) =>
      tx.manager.find(NeedClassEntity, {
        where: { cityId: tx.cityId, currency: city.currency, shown: Not(IsNull()) },
        order: { kind: 'ASC', code: 'ASC', band: 'ASC' },
      }),
    );
    const today = city.today(this.clock.now());
    return rows
      .filter(({ kind }) => city.allows(kind, today) && (kind !== 'bill' || city.listing === 'banded'))
      .map(({ kind, code, band, shown }) => ({ kind, code, band, price: Money.of(band, city.currency), waiting: shown ?? 0 }));
  }
}
