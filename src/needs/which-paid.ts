import { In } from 'typeorm';
import type { NeedId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { NeedEntity } from './need.entity.js';

/** Those of these needs that are confirmed as paid: for news that waits, never for a page. */
export async function whichPaid(tx: CityTx<'donor'>, ids: readonly NeedId[]): Promise<ReadonlySet<NeedId>> {
  if (ids.length === 0) return new Set();
  const where = { cityId: tx.cityId, id: In([...ids]), status: 'paid' as const };
  const rows = await tx.manager.find(NeedEntity, { select: { id: true }, where });
  return new Set(rows.map(({ id }) => id as NeedId));
}
