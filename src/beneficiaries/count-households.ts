import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { City } from '../cities/index.js';
import { firstDay, lastDay, type Quarter } from '../kernel/quarter.js';
import type { CityTx } from '../platform/database/index.js';
import { type Figure, type FigureSource, FigureSources } from '../reports/index.js';

/** What the receiving hand says of a quarter: how many different households had a bill paid. */
@Injectable()
export class CountHouseholds implements FigureSource<'casework'>, OnModuleInit {
  readonly worker = 'casework';

  constructor(private readonly sources: FigureSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  /** Raw SQL: households are counted over bills and the needs they became, a join across rooms that no entity knows. */
  async count(tx: CityTx<'casework'>, _city: City, quarter: Quarter): Promise<Figure[]> {
    const [row] = await tx.query<{ helped: bigint }>(
      `SELECT count(DISTINCT bill.household_id) AS helped
       FROM receiving.bill bill JOIN meeting.need need ON need.city_id = bill.city_id AND need.id = bill.need_id
       WHERE bill.city_id = $1 AND need.city_id = $1 AND need.paid_on BETWEEN $2 AND $3`,
      [tx.cityId, firstDay(quarter), lastDay(quarter)],
    );
    return [{ indicator: 'households_helped', dimension: '', currency: '', value: row?.helped ?? 0n }];
  }
}
