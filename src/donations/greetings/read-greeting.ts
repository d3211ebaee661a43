import { isEmail } from 'class-validator';
import { Refusal } from '../../kernel/refusal.js';

/** What a greeting can be for. `none` says nothing of a reason. */
export const greetingOccasions = ['none', 'birthday', 'wedding', 'new_baby', 'holiday', 'new_home', 'memory', 'thanks'] as const;
export type GreetingOccasion = (typeof greetingOccasions)[number];

/** A letter to somebody in whose name a donation is made. */
export interface Greeting {
  readonly to: string;
  /** The giver, as they want to appear. */
  readonly from: string;
  readonly occasion: GreetingOccasion;
  /** The giver's own words. */
  readonly words?: string;
}

/** As typed: every field may be empty. */
export interface UnreadGreeting {
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly occasion?: string | undefined;
  readonly words?: string | undefined;
}

export const MAX_GREETING_LENGTH = 300;
export const MAX_GREETING_NAME = 60;

/** The form's fields, where a refusal is shown. */
export const greetingFields = { to: 'greetTo', from: 'greetFrom', occasion: 'greetFor', words: 'greetWords' } as const;

// Controls, and marks that turn the direction of text round or cannot be seen: with them a name can look like another. The joiners stay,
// families and flags are written with them.
const CONTROLS = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;
const ADDRESS = /[a-z][a-z\d+.-]*:\/\/|\b(?:mailto|tel|sms|javascript|data):|\bwww\.|\S@\S/i;
const ENDINGS =
  'com|net|org|info|biz|name|xyz|shop|site|online|app|dev|link|click|top|club|store|live|page|website|space|icu|vip|work|[a-z]{2}';
// What mail programs make a link of by themselves: "example.com", "t.me/x".
const DOMAIN = new RegExp(
  `(?:^|[^\\p{L}\\d])[\\p{L}\\d][\\p{L}\\d-]*(?:\\.[\\p{L}\\d-]+)*\\.(?:${ENDINGS})(?![\\p{L}\\d])|[\\p{L}\\d]\\.[\\p{L}\\d]+\\/`,
  'iu',
);

/**
 * Reads a greeting. Nothing typed is no greeting.
 * @throws Refusal with its field: email_invalid, greeting_name_missing, greeting_name_too_long, greeting_occasion_unknown,
 * greeting_too_long, greeting_link, greeting_characters
 */
export function readGreeting(typed: UnreadGreeting): Greeting | undefined {
  const to = (typed.to ?? '').trim();
  const from = (typed.from ?? '').trim();
  const words = (typed.words ?? '').replaceAll('\r\n', '\n').trim();
  if (to === '' && from === '' && words === '') return undefined;
  if (to.length > 254 || !isEmail(to)) throw new Refusal('email_invalid', {}, greetingFields.to);
  if (from === '') throw new Refusal('greeting_name_missing', {}, greetingFields.from);
  if ([...from].length > MAX_GREETING_NAME) throw new Refusal('greeting_name_too_long', {}, greetingFields.from);
  const occasion = greetingOccasions.find((each) => each === (typed.occasion || 'none'));
  if (!occasion) throw new Refusal('greeting_occasion_unknown', {}, greetingFields.occasion);
  if ([...words].length > MAX_GREETING_LENGTH) throw new Refusal('greeting_too_long', {}, greetingFields.words);
  mustBePlain(from, greetingFields.from);
  mustBePlain(words.replaceAll('\n', ' '), greetingFields.words);
  return { to, from, occasion, ...(words === '' ? {} : { words }) };
}

function mustBePlain(text: string, field: string): void {
  if (CONTROLS.test(text)) throw new Refusal('greeting_characters', {}, field);
  // Wide and ringed letters are links too, once a mail program has read them.
  const read = text.normalize('NFKC');
  if (ADDRESS.test(read) || DOMAIN.test(read)) throw new Refusal('greeting_link', {}, field);
}
