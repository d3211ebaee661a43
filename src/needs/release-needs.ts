import { assert } from '../kernel/assert.js';
import type { CityTx } from '../platform/database/index.js';
import { countNeedsIn, type Allocation } from './domain/allocation.js';

/**
 * Lets held parts go again: an abandoned, declined or lapsed checkout. Raw SQL: 7.6 times as fast as an update for each need
 * (`npm run bench:sql`).
 */
export async function releaseNeeds(tx: CityTx<'donor'>, parts: readonly Allocation[]): Promise<void> {
  if (parts.length === 0) return;
  const released = await tx.query(
    `UPDATE meeting.need AS need SET reserved = need.reserved - part.amount
     FROM (SELECT need_id, sum(amount)::bigint AS amount FROM unnest($2::uuid[], $3::bigint[]) AS part (need_id, amount) GROUP BY need_id) AS part
     WHERE need.city_id = $1 AND need.id = part.need_id
     RETURNING need.id`,
    [tx.cityId, parts.map((part) => part.needId), parts.map((part) => part.amount)],
  );
  assert(released.length === countNeedsIn(parts), 'a part is let go of a need that is not there');
}
