import { Injectable, type OnModuleInit } from '@nestjs/common';

import { householdsOfBills } from '../bills/index.js';
import type { City } from '../cities/index.js';
import { firstDay, lastDay, type Quarter } from '../kernel/quarter.js';
import { needsPaid } from '../needs/index.js';
import type { CityTx } from '../platform/database/index.js';
import { type Figure, type FigureSource, FigureSources } from '../reports/index.js';
import { householdsOfSupports } from '../supports/index.js';

/** What the receiving side says of a quarter: how many different households had a bill paid or a support handed over. */
@Injectable()
export class CountHouseholds implements FigureSource<'casework'>, OnModuleInit {
  readonly worker = 'casework';

  constructor(private readonly sources: FigureSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async count(tx: CityTx<'casework'>, _city: City, quarter: Quarter): Promise<Figure[]> {
    const paid = await needsPaid(tx, firstDay(quarter), lastDay(quarter));
    const helped = new Set([...(await householdsOfBills(tx, paid)), ...(await householdsOfSupports(tx, paid))]);
    return [{ indicator: 'households_helped', dimension: '', currency: '', value: BigInt(helped.size) }];
  }
}
