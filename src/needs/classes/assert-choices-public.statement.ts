import type { CityId } from '../../kernel/ids.js';
import type { Statement } from '../../platform/database/index.js';
import type { Choice } from '../domain/choice.js';

/**
 * Fails with choice_unknown unless every class of these is public at this moment, and with nothing_waiting unless a need waits for each that
 * is no class. Whether there is room in them is not asked: an unpaid start would otherwise tell the amount of what waits. Raw SQL: a part of
 * the start's one round trip.
 * @param mayWait true on the pool path, where money waits for the next need
 */
export function assertChoicesPublic(cityId: CityId, choices: readonly Choice[], currency: string, now: Date, mayWait: boolean): Statement {
  return {
    name: 'demand-public-choices',
    text: `SELECT shared.raise_unless(bool_and(wanted.price_band IS NULL OR c.public_count IS NOT NULL), 'choice_unknown'),
                  shared.raise_unless(bool_and(wanted.price_band IS NOT NULL OR CASE WHEN wanted.code = '' THEN ${first('')} ELSE ${first('AND n.code = wanted.code')} END)
                    FILTER (WHERE NOT $7) IS NOT FALSE, 'nothing_waiting')
           FROM unnest($2::text[], $3::text[], $4::bigint[]) AS wanted (kind, code, price_band)
           LEFT JOIN meeting.need_class c ON c.city_id = $1 AND c.kind = wanted.kind AND c.code = wanted.code AND c.price_band = wanted.price_band
             AND c.currency = $5`,
    values: [
      cityId,
      choices.map(({ kind }) => kind),
      choices.map(({ code }) => code),
      choices.map(({ priceBand }) => priceBand ?? null),
      currency,
      now,
      mayWait,
    ],
  };
}

/**
 * SQL: whether a need waits, read from the head of the published order: asked without an order, the planner walks through every city's needs
 * to find one.
 */
function first(ofCode: string): string {
  return `EXISTS (SELECT FROM (SELECT FROM meeting.need n WHERE n.city_id = $1 AND n.status = 'open' AND n.kind = wanted.kind ${ofCode}
    AND n.currency = $5 AND n.fundable_until >= $6 ORDER BY n.urgent_on, n.published_on, n.id LIMIT 1) AS head)`;
}
