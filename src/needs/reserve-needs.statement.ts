import type { CityId } from '../kernel/ids.js';
import type { Statement } from '../platform/database/index.js';
import type { Allocation } from './domain/allocation.js';

/**
 * Reserves allocations for a checkout: one conditional UPDATE, rows locked in id order, so 200 at once cannot take more than there is
 * (check-then-insert took three times as much). Raw SQL: a part of the start's one round trip. Fails with need_filled when one line does not
 * fit, is not open, or not fundable at `now`.
 */
export function reserveStatement(cityId: CityId, allocations: readonly Allocation[], currency: string, now: Date): Statement {
  return {
    name: 'reserve-needs',
    text: `
      WITH part AS (SELECT * FROM unnest($2::uuid[], $3::bigint[]) AS part (need_id, amount)),
      locked AS (
        SELECT need.id FROM meeting.need AS need JOIN part ON part.need_id = need.id
        WHERE need.city_id = $1 ORDER BY need.id FOR UPDATE OF need
      ),
      reserved AS (
        UPDATE meeting.need AS need SET reserved = need.reserved + part.amount
        FROM part JOIN locked ON locked.id = part.need_id
        WHERE need.city_id = $1 AND need.id = part.need_id AND need.status = 'open' AND need.currency = $4 AND need.fundable_until >= $5
          AND need.reserved + need.funded + part.amount <= need.amount
        RETURNING need.id
      )
      SELECT shared.raise_unless((SELECT count(*) FROM reserved) = cardinality($2::uuid[]), 'need_filled')`,
    values: [cityId, allocations.map((part) => part.needId), allocations.map((part) => part.amount), currency, now],
  };
}
