import { isLocalDate, type LocalDate } from '../../kernel/local-date.js';

/** A digit of another script (٣, ३, ３): looks like a number, and no two programs read it alike. */
const foreignDigit = /[^\P{Nd}0-9]/u;
/** Control and format characters (bidirectional overrides among them), private letters, and the mark of unreadable bytes. */
const notText = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/u;

export function hasForeignDigits(cell: string): boolean {
  return foreignDigit.test(cell);
}

export function hasControlCharacters(cell: string): boolean {
  return notText.test(cell);
}

/** A text on one line: quoted line breaks and runs of blanks become one space. */
export function tidy(cell: string): string {
  return cell.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** A number as it is kept: no blanks, capital letters. */
export function compact(cell: string): string {
  return cell.replace(/\s+/gu, '').toUpperCase();
}

/**
 * ISO (`2026-11-22`) or `22.11.2026`. A slash is refused: 03/04 is two days in two countries. Years 2000–2199.
 * @returns undefined where it is no such day
 */
export function readDate(cell: string): LocalDate | undefined {
  const text = cell.trim();
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = dotted ?? [];
  const iso = dotted ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return /^2[01]\d\d-/.test(iso) && isLocalDate(iso) ? iso : undefined;
}
