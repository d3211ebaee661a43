import { In } from 'typeorm';

import type { NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import type { NeedStatus } from './domain/need-lifecycle.js';
import { NeedEntity } from './need.entity.js';

/** A need as the receiving side sees it: its status and amounts, and nothing about its donors. */
export interface NeedState {
  readonly needId: NeedId;
  readonly status: NeedStatus;
  readonly amount: bigint;
  readonly funded: bigint;
  readonly currency: string;
  readonly billerCode: string | null;
  readonly fundedOn: LocalDate | null;
  readonly paidOn: LocalDate | null;
}

/** The states of needs by id. */
export async function readNeeds(tx: CityTx<'casework'>, ids: readonly NeedId[]): Promise<NeedState[]> {
  if (ids.length === 0) return [];
  const rows = await tx.manager.findBy(NeedEntity, { cityId: tx.cityId, id: In([...ids]) });
  return rows.map((row) => ({
    needId: row.id as NeedId,
    status: row.status,
    amount: row.amount,
    funded: row.funded,
    currency: row.currency,
    billerCode: row.billerCode,
    fundedOn: row.fundedOn as LocalDate | null,
    paidOn: row.paidOn as LocalDate | null,
  }));
}

/** How many of a biller's needs are given in full and not yet confirmed as paid. */
export async function countFundedNeeds(tx: CityTx<'casework'>, billerCode: string): Promise<number> {
  return tx.manager.countBy(NeedEntity, { cityId: tx.cityId, billerCode, status: 'funded' });
}

/** Packages and cash support that are given in full and not yet handed over, what was given first at the top. */
export async function fundedSupports(tx: CityTx<'casework'>, limit: number): Promise<NeedId[]> {
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true },
    where: { cityId: tx.cityId, kind: In(['package', 'cash']), status: 'funded' },
    order: { fundedOn: 'ASC', id: 'ASC' },
    take: limit,
  });
  return rows.map(({ id }) => id as NeedId);
}
