import { Any } from 'typeorm';
import type { NeedId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import type { NeedStatus } from './domain/need-lifecycle.js';
import { NeedEntity } from './need.entity.js';

/** Locks needs in id order and says how far each is. One that its household has already is as good as paid: nobody takes it back. */
export async function lockNeedStates(tx: CityTx<'donor'>, ids: readonly NeedId[]): Promise<ReadonlyMap<NeedId, NeedStatus>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true, status: true, handedOver: true },
    where: { cityId: tx.cityId, id: Any([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(rows.map(({ id, status, handedOver }) => [id as NeedId, handedOver ? 'paid' : status]));
}
