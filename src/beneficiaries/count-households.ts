import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { City } from '../cities/index.js';
import type { NeedId } from '../kernel/ids.js';
import { firstDay, lastDay, type Quarter } from '../kernel/quarter.js';
import { needsPaid } from '../needs/index.js';
import type { CityTx } from '../platform/database/index.js';
import { type Figure, type FigureSource, FigureSources } from '../reports/index.js';
import { BillEntity } from './bill.entity.js';
import { SupportEntity } from './support.entity.js';

/** What the receiving hand says of a quarter: how many different households had a bill paid or a support handed over. */
@Injectable()
export class CountHouseholds implements FigureSource<'casework'>, OnModuleInit {
  readonly worker = 'casework';

  constructor(private readonly sources: FigureSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async count(tx: CityTx<'casework'>, _city: City, quarter: Quarter): Promise<Figure[]> {
    const paid = await needsPaid(tx, firstDay(quarter), lastDay(quarter));
    const helped = new Set<string>();
    for (const table of [BillEntity, SupportEntity]) for (const id of await householdsOf(tx, table, paid)) helped.add(id);
    return [{ indicator: 'households_helped', dimension: '', currency: '', value: BigInt(helped.size) }];
  }
}

async function householdsOf(tx: CityTx<'casework'>, table: typeof BillEntity | typeof SupportEntity, paid: NeedId[]): Promise<string[]> {
  const rows = await tx.manager
    .createQueryBuilder<BillEntity | SupportEntity>(table, 'held')
    .select('held.householdId', 'id')
    .distinct()
    .where('held.cityId = :cityId', { cityId: tx.cityId })
    .andWhere('held.needId = ANY(:paid)', { paid })
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}
