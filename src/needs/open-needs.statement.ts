import type { Choice } from './domain/choice.js';

/**
 * SQL: open needs of a choice that have room, of a row called `need`. Written for the choice's own shape, so that each shape finds its index:
 * the whole kind, one code, or one class. Each parameter is named whether the shape uses it or not, as a prepared statement must.
 */
export function openOf(choice: Choice, kind: string, code: string, band: string): string {
  const ofCode = choice.code === '' && choice.band === undefined ? `(${code}::text IS NOT NULL)` : `need.code = ${code}::text`;
  const ofBand = choice.band === undefined ? `(${band}::bigint IS NULL)` : `need.band = ${band}::bigint`;
  return `need.status = 'open' AND need.kind = ${kind}::text AND ${ofCode} AND ${ofBand} AND need.amount > need.reserved + need.funded`;
}

/** Tells the shapes apart, for the name of a prepared statement. */
export function shapeOf({ code, band }: Choice): 'class' | 'code' | 'kind' {
  if (band !== undefined) return 'class';
  return code === '' ? 'kind' : 'code';
}
