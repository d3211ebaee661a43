import { assert } from '../kernel/assert.js';
import type { CityTx } from '../platform/database/index.js';
import { countNeedsIn, type Allocation } from './domain/allocation.js';

/**
 * Releases reserved allocations of an abandoned, declined or lapsed checkout. Raw SQL: 7.6 times as fast as an update for each need
 * (`npm run bench:sql`).
 */
export async function releaseNeeds(tx: CityTx<'donor'>, allocations: readonly Allocation[]): Promise<void> {
  if (allocations.length === 0) return;
  const released = await tx.query(
    `UPDATE meeting.need AS need SET reserved = need.reserved - part.amount
     FROM (SELECT need_id, sum(amount)::bigint AS amount FROM unnest($2::uuid[], $3::bigint[]) AS part (need_id, amount) GROUP BY need_id) AS part
     WHERE need.city_id = $1 AND need.id = part.need_id
     RETURNING need.id`,
    [tx.cityId, allocations.map((part) => part.needId), allocations.map((part) => part.amount)],
  );
  assert(released.length === countNeedsIn(allocations), 'an allocation is released from a need that is not there');
}
