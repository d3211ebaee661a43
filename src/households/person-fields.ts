import { type CellFault, hasControlCharacters, hasForeignDigits, tidy } from '../platform/tables/index.js';
import { readNationalId } from './domain/national-id.js';

export type NameFault = CellFault<'holder_name', 'control_characters' | 'holder_name_missing' | 'holder_name_too_long'>;
export type NationalIdFault = CellFault<
  'national_id',
  'control_characters' | 'digits_not_ascii' | 'national_id_invalid' | 'national_id_missing'
>;

const LONGEST_NAME = 120;

/** A person's name as it is typed, or as it stands on a bill: one line, at most 120 characters. */
export function readPersonName(cell: string): string | NameFault {
  const name = tidy(cell);
  if (hasControlCharacters(name)) return { column: 'holder_name', reason: 'control_characters' };
  if (name === '') return { column: 'holder_name', reason: 'holder_name_missing' };
  return name.length > LONGEST_NAME ? { column: 'holder_name', reason: 'holder_name_too_long' } : name;
}

/**
 * A national id by its country's rule. Empty is a fault: a household of a file is known by its number, and without one its limit could not
 * be kept.
 */
export function checkNationalId(cell: string, country: string): string | NationalIdFault {
  const text = tidy(cell);
  if (hasControlCharacters(text)) return { column: 'national_id', reason: 'control_characters' };
  if (hasForeignDigits(text)) return { column: 'national_id', reason: 'digits_not_ascii' };
  if (text === '') return { column: 'national_id', reason: 'national_id_missing' };
  return readNationalId(cell, country) ?? { column: 'national_id', reason: 'national_id_invalid' };
}
