import { Between } from 'typeorm';

import type { NeedKind } from '../cities/index.js';
import type { NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import { NeedEntity } from './need.entity.js';

/** How many needs of one biller and kind went through a step, and their amounts together in minor units. */
export interface NeedCount {
  readonly kind: NeedKind;
  readonly billerCode: string | null;
  readonly currency: string;
  readonly count: bigint;
  readonly amount: bigint;
}

const dayOf = { listed: 'publishedOn', funded: 'fundedOn', paid: 'paidOn' } as const;

/** The needs that were listed, funded or paid on the days from `first` to `last`, both in. */
export async function countNeeds(tx: CityTx, step: keyof typeof dayOf, first: LocalDate, last: LocalDate): Promise<NeedCount[]> {
  return tx.manager
    .createQueryBuilder(NeedEntity, 'need')
    .select('need.kind', 'kind')
    .addSelect('need.billerCode', 'billerCode')
    .addSelect('need.currency', 'currency')
    .addSelect('count(*)', 'count')
    .addSelect('sum(need.amount)::bigint', 'amount')
    .where('need.cityId = :cityId', { cityId: tx.cityId })
    .andWhere(`need.${dayOf[step]} BETWEEN :first AND :last`, { first, last })
    .groupBy('need.kind')
    .addGroupBy('need.billerCode')
    .addGroupBy('need.currency')
    .getRawMany<NeedCount>();
}

/** The needs that were paid on the days from `first` to `last`, both included: for the receiving side, which knows whose they are. */
export async function needsPaid(tx: CityTx<'casework'>, first: LocalDate, last: LocalDate): Promise<NeedId[]> {
  const rows = await tx.manager.find(NeedEntity, { select: { id: true }, where: { cityId: tx.cityId, paidOn: Between(first, last) } });
  return rows.map(({ id }) => id as NeedId);
}
