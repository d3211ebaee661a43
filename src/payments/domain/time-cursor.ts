import { isUuid } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';

/** The last row of a page of a list by time: the next page begins after it. It names its city and its list, and is refused anywhere else. */
export interface TimeCursor {
  readonly at: Date;
  readonly id: string;
}

/** An opaque text for addresses. It holds what the list shows anyway. */
export function writeTimeCursor(slug: string, list: string, { at, id }: TimeCursor): string {
  return Buffer.from([slug, list, at.toISOString(), id].join(' ')).toString('base64url');
}

/** @throws Refusal cursor_invalid when it was made for another city or list, or made up */
export function readTimeCursor(slug: string, list: string, text: string): TimeCursor {
  const [city, of, instant = '', id, ...rest] = Buffer.from(text, 'base64url').toString().split(' ');
  const at = new Date(instant);
  const sound = at.getTime() > 0 && at.toISOString() === instant && isUuid(id) && rest.length === 0;
  if (city !== slug || of !== list || !sound) throw new Refusal('cursor_invalid', {}, 'cursor');
  return { at, id };
}
