import { Injectable } from '@nestjs/common';

import { Cities } from '../cities/index.js';
import type { Quarter } from '../kernel/quarter.js';
import type { CityTx } from '../platform/database/index.js';
import type { Worker } from '../platform/jobs/index.js';
import { withTotals, type Figure } from './domain/figure.js';
import { FigureSources } from './figure-sources.js';
import { replaceFigures } from './figure.store.js';
import { needFigures } from './need-figures.js';

const sides = { donor: 'giving', casework: 'receiving' } as const;

/** Counts one side's figures of a quarter and stores them. Counting again replaces them. */
@Injectable()
export class CountQuarter {
  constructor(
    private readonly cities: Cities,
    private readonly sources: FigureSources,
  ) {}

  async run(tx: CityTx<Worker>, quarter: Quarter): Promise<void> {
    const city = await this.cities.byId(tx.cityId);
    const figures: Figure[] = isGiving(tx) ? await needFigures(tx, city, quarter) : [];
    for (const source of this.sources.of(tx.login)) figures.push(...(await source.count(tx, city, quarter)));
    await replaceFigures(tx, quarter, sides[tx.login], withTotals(figures));
  }
}

function isGiving(tx: CityTx<Worker>): tx is CityTx<'donor'> {
  return tx.login === 'donor';
}
