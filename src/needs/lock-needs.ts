import { Any } from 'typeorm';

import type { NeedId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import type { Choice } from './domain/choice.js';
import { NeedEntity } from './need.entity.js';

/** What a locked need can still take, in minor units, and which class it is of. */
export interface LockedNeed extends Choice {
  readonly needId: NeedId;
  readonly remaining: bigint;
}

/** Locks needs in id order and says what remains of those that are still open. */
export async function lockNeeds(tx: CityTx<'donor'>, ids: readonly NeedId[]): Promise<LockedNeed[]> {
  if (ids.length === 0) return [];
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true, kind: true, code: true, priceBand: true, amount: true, reserved: true, funded: true, status: true },
    where: { cityId: tx.cityId, id: Any([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return rows.map(({ id, kind, code, priceBand, amount, reserved, funded, status }) => ({
    needId: id as NeedId,
    kind,
    code,
    priceBand,
    remaining: status === 'open' ? amount - reserved - funded : 0n,
  }));
}

/**
 * The next needs of a choice in the city's published order — the next cut-off, then the oldest — for money that found no place where it was
 * meant for. Locks them; those that another transaction holds are passed over, so this waits for nobody.
 */
export async function nextNeeds(tx: CityTx<'donor'>, choice: Choice, currency: string, limit: number, now: Date): Promise<LockedNeed[]> {
  const { kind, code, priceBand } = choice;
  const query = tx.manager
    .createQueryBuilder(NeedEntity, 'need')
    .select('need.id', 'needId')
    .addSelect('need.kind', 'kind')
    .addSelect('need.code', 'code')
    .addSelect('need.priceBand', 'priceBand')
    .addSelect('need.amount - need.reserved - need.funded', 'remaining')
    .where(`need.cityId = :city AND need.status = 'open' AND need.kind = :kind AND need.currency = :currency`, {
      city: tx.cityId,
      kind,
      currency,
    })
    .andWhere('need.fundableUntil >= :now AND need.amount > need.reserved + need.funded', { now });
  if (code !== '' || priceBand !== undefined) query.andWhere('need.code = :code', { code });
  if (priceBand !== undefined) query.andWhere('need.priceBand = :priceBand', { priceBand });
  return query
    .orderBy('need.urgentOn')
    .addOrderBy('need.publishedOn')
    .addOrderBy('need.id')
    .limit(limit)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getRawMany<LockedNeed>();
}
