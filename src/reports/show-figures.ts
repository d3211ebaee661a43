import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import { previousQuarter, quarterOf, type Quarter } from '../kernel/quarter.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import type { PublishedFigure } from './domain/figure.js';
import { suppress } from './domain/suppression.js';
import { figuresOf } from './figure.store.js';

export interface PublicQuarter {
  readonly quarter: Quarter;
  readonly figures: readonly PublishedFigure[];
}

/**
 * What anybody may see of a city's last quarter that is over, small cells hidden as in the report. A running quarter is never shown: two
 * looks at it would tell what changed between them.
 */
@Injectable()
export class ShowFigures {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City): Promise<PublicQuarter> {
    const quarter = previousQuarter(quarterOf(city.today(this.clock.now())));
    const figures = await this.database.inCity(city.id, (tx) => figuresOf(tx, quarter));
    return { quarter, figures: suppress(figures, city.k) };
  }
}
