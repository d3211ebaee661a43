import { isUuid } from '../kernel/ids.js';
import { isLocalDate, type LocalDate } from '../kernel/local-date.js';
import { Refusal } from '../kernel/refusal.js';

/** The last row of a page: the next one begins after it. It names its city and its order, and is refused anywhere else. */
export interface ListCursor {
  readonly day: LocalDate;
  readonly id: string;
}

/** An opaque text for addresses. It holds what the list shows anyway. */
export function writeCursor(slug: string, sort: string, { day, id }: ListCursor): string {
  return Buffer.from([slug, sort, day, id].join(' ')).toString('base64url');
}

/** @throws Refusal cursor_invalid when it was made for another city or order, or made up */
export function readCursor(slug: string, sort: string, text: string): ListCursor {
  const [city, order, day, id, ...rest] = Buffer.from(text, 'base64url').toString().split(' ');
  if (city !== slug || order !== sort || !isLocalDate(day) || !isUuid(id) || rest.length > 0)
    throw new Refusal('cursor_invalid', {}, 'cursor');
  return { day, id };
}
