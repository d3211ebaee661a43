import type { CityId } from '../kernel/ids.js';
import type { Statement } from '../platform/database/index.js';
import type { Choice } from './domain/choice.js';

/**
 * Fails with choice_unknown unless every class of these is public at this moment. A code or a kind as a whole always is. Raw SQL: a part of the
 * start's one round trip.
 */
export function demandPublic(cityId: CityId, choices: readonly Choice[], currency: string): Statement {
  const classes = choices.filter(({ band }) => band !== undefined);
  return {
    name: 'demand-public-classes',
    text: `SELECT shared.demand(count(c.shown) = cardinality($2::text[]), 'choice_unknown')
           FROM unnest($2::text[], $3::text[], $4::bigint[]) AS wanted (kind, code, band)
           LEFT JOIN meeting.need_class c ON c.city_id = $1 AND c.kind = wanted.kind AND c.code = wanted.code AND c.band = wanted.band
             AND c.currency = $5`,
    values: [cityId, classes.map(({ kind }) => kind), classes.map(({ code }) => code), classes.map(({ band }) => band), currency],
  };
}
