import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import type { Phrase } from './domain/phrases.js';
import { ThanksWeekEntity } from './thanks-week.entity.js';

export interface ThanksWeek {
  /** The Monday it began on. */
  readonly week: LocalDate;
  readonly phrases: readonly Phrase[];
}

/** What households of a city said in the last week of which anything is known: everybody reads the same, whatever they gave. */
@Injectable()
export class ReadThanks {
  constructor(@InjectDatabase('donor') private readonly database: Database<'donor'>) {}

  async run(city: City): Promise<ThanksWeek | undefined> {
    const last = await this.database.inCity(city.id, (tx) =>
      tx.manager.findOne(ThanksWeekEntity, { where: { cityId: tx.cityId }, order: { week: 'DESC' } }),
    );
    return last ? { week: last.week, phrases: last.phrases } : undefined;
  }
}
