import type { Choice } from './domain/choice.js';

/**
 * SQL: open needs of a choice that have room, of a row called `need`. Written for the choice's own shape, so that each shape finds its index:
 * the whole kind, one code, or one class. Each parameter is named whether the shape uses it or not, as a prepared statement must.
 */
export function openNeedsCondition(choice: Choice, kind: string, code: string, priceBand: string): string {
  const ofCode = choice.code === '' && choice.priceBand === undefined ? `(${code}::text IS NOT NULL)` : `need.code = ${code}::text`;
  const ofBand = choice.priceBand === undefined ? `(${priceBand}::bigint IS NULL)` : `need.price_band = ${priceBand}::bigint`;
  return `need.status = 'open' AND need.kind = ${kind}::text AND ${ofCode} AND ${ofBand} AND need.amount > need.reserved + need.funded`;
}

/** Tells the shapes apart, for the name of a prepared statement. */
export function choiceShape({ code, priceBand }: Choice): 'class' | 'code' | 'kind' {
  if (priceBand !== undefined) return 'class';
  return code === '' ? 'kind' : 'code';
}
