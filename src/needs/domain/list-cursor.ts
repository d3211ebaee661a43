import { isUuid } from '../../kernel/ids.js';
import { isLocalDate } from '../../kernel/local-date.js';
import { Refusal } from '../../kernel/refusal.js';

/** The last row of a page: the next one begins after it. It names its city and its order, and is refused anywhere else. */
export interface ListCursor {
  /** The days of the order, each as the database writes it: `infinity` where no cut-off is known. */
  readonly days: readonly string[];
  readonly id: string;
}

/** An opaque text for addresses. It holds what the list shows anyway. */
export function writeCursor(slug: string, sort: string, { days, id }: ListCursor): string {
  return Buffer.from([slug, sort, ...days, id].join(' ')).toString('base64url');
}

/** @throws Refusal cursor_invalid when it was made for another city or order, or made up */
export function readCursor(slug: string, sort: string, count: number, text: string): ListCursor {
  const [city, order, ...rest] = Buffer.from(text, 'base64url').toString().split(' ');
  const id = rest.at(-1);
  const days = rest.slice(0, -1);
  const sound = days.length === count && days.every((day) => day === 'infinity' || isLocalDate(day));
  if (city !== slug || order !== sort || !sound || !isUuid(id)) throw new Refusal('cursor_invalid', {}, 'cursor');
  return { days, id };
}
