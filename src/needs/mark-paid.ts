import { Any, In } from 'typeorm';

import type { NeedKind } from '../cities/index.js';
import type { NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import { moveReturning, type CityTx } from '../platform/database/index.js';
import { needLifecycle } from './domain/need-lifecycle.js';
import { NeedEntity } from './need.entity.js';
import { addToTally } from './tally/tally.js';

/**
 * Marks funded needs as paid on the days that the biller says.
 * @returns those that were funded and now are paid; the others were not in that state and are untouched
 */
export async function markPaid(tx: CityTx<'casework'>, paid: readonly { needId: NeedId; paidOn: LocalDate }[]): Promise<NeedId[]> {
  const days = new Map(paid.map(({ needId, paidOn }) => [needId, paidOn]));
  const funded = new Set(await lockFunded(tx, [...days.keys()]));
  const counts = new Map<string, { kind: NeedKind; currency: string; paid: number }>();
  for (const paidOn of new Set(days.values())) {
    const ids = [...funded].filter((id) => days.get(id) === paidOn);
    if (ids.length === 0) continue;
    const columns = ['kind', 'currency'] as const;
    const moved = await moveReturning(tx, NeedEntity, needLifecycle, 'paid', { id: Any(ids) }, columns, { paidOn }, { count: ids.length });
    for (const { kind, currency } of moved)
      counts.set(`${kind} ${currency}`, { kind, currency, paid: (counts.get(`${kind} ${currency}`)?.paid ?? 0) + 1 });
  }
  for (const change of counts.values()) await addToTally(tx, change);
  return paid.flatMap(({ needId }) => (funded.delete(needId) ? [needId] : []));
}

/** Those that are funded, locked in id order. */
async function lockFunded(tx: CityTx<'casework'>, ids: readonly NeedId[]): Promise<NeedId[]> {
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true },
    where: { cityId: tx.cityId, id: Any([...ids]), status: In(needLifecycle.before('paid')) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return rows.map(({ id }) => id as NeedId);
}
