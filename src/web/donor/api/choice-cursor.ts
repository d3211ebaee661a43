import { Refusal } from '../../../kernel/refusal.js';
import { type Choice, readChoice, writeChoice } from '../../../needs/index.js';

/** After which choice the next page of a city's choices begins. It names its city, and is refused anywhere else. */
export function writeChoiceCursor(slug: string, choice: Choice): string {
  return Buffer.from(`${slug} choices ${writeChoice(choice)}`).toString('base64url');
}

/** @throws Refusal cursor_invalid when it was made for another city, or made up */
export function readChoiceCursor(slug: string, cursor: string): Choice {
  const [city, list, text = '', ...rest] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const choice = readChoice(text);
  if (city !== slug || list !== 'choices' || !choice || rest.length > 0) throw new Refusal('cursor_invalid', {}, 'cursor');
  return choice;
}
