import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { City } from '../cities/index.js';
import { instantsOf, lastDay, type Quarter } from '../kernel/quarter.js';
import type { CityTx } from '../platform/database/index.js';
import { type Figure, type FigureSource, FigureSources } from '../reports/index.js';
import { DonationEntity } from './donation.entity.js';

/** The giving side's figures of a quarter: donations received on its days, in the city's time zone, and not refunded in full. */
@Injectable()
export class CountDonations implements FigureSource<'donor'>, OnModuleInit {
  readonly worker = 'donor';

  constructor(private readonly sources: FigureSources) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async count(tx: CityTx<'donor'>, city: City, quarter: Quarter): Promise<Figure[]> {
    const { from, until } = instantsOf(quarter, city.timeZone);
    const rows = await tx.manager
      .createQueryBuilder(DonationEntity, 'donation')
      .select('donation.currency', 'currency')
      .addSelect('count(*)', 'count')
      .addSelect('sum(donation.amount)::bigint', 'amount')
      .where('donation.cityId = :cityId', { cityId: tx.cityId })
      .andWhere('donation.receivedAt >= :from AND donation.receivedAt < :until', { from, until })
      .andWhere(`donation.status <> 'refunded'`)
      .groupBy('donation.currency')
      .getRawMany<{ currency: string; count: bigint; amount: bigint }>();
    const none = { currency: city.currencyOn(lastDay(quarter)), count: 0n, amount: 0n };
    return [none, ...rows].flatMap(({ currency, count, amount }) => [
      { indicator: 'donations', dimension: '', currency, value: count },
      { indicator: 'amount_donated', dimension: '', currency, value: amount },
    ]);
  }
}
