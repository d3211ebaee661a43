import { IntlMessageFormat } from 'intl-messageformat';
import { assert } from '../../kernel/assert.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { Money } from '../../kernel/money.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { RefusalCode } from '../../kernel/refusal-codes.js';
import { localesFolder, readCatalogue } from './catalogue.js';
import { collator, formatDate, formatDateTime, formatMoney, formatNumber, formatPercent } from './formats.js';
import { intlTagOf } from './intl-tag.js';
import type { Language, Messages } from './keys.generated.js';
import { isLanguage } from './languages.js';

export type TextKey = keyof Messages;
type Given<K extends TextKey> = keyof Messages[K] extends never ? [] : [values: Messages[K]];

/** A sentence, and the language whose plural classes it is written in. */
interface Message {
  readonly text: string;
  readonly language: Language;
}

/** Everything one language says and how it writes amounts and days; what it lacks is said in English. One object a language, kept. */
export class Texts {
  private readonly messages: ReadonlyMap<string, Message>;
  private readonly compiled = new Map<string, IntlMessageFormat>();

  constructor(
    readonly language: Language,
    folder = localesFolder,
  ) {
    const own = messagesOf(language, folder);
    this.messages = language === 'en' ? own : new Map([...messagesOf('en', folder), ...own]);
  }

  /** The message with its placeholders filled. Keys and placeholders are checked by the compiler. */
  t = <K extends TextKey>(key: K, ...[values]: Given<K>): string => {
    const message = this.messages.get(key);
    assert(message !== undefined, `no text for ${key} in ${this.language}`);
    const { text } = message;
    if (values === undefined) return text.includes('{') || text.includes("'") ? this.format(key, message, {}) : text;
    return this.format(key, message, values);
  };

  /** The sentence of a refusal. A code without one, or with a placeholder, stops the compiler here. */
  refusal = (code: RefusalCode): string => this.t(`refusals.${code}`);

  /** What a refusal says beyond its code's sentence, by its own figures; undefined where it brings none or there are no words for them. */
  detail = ({ code, params }: Pick<Refusal, 'code' | 'params'>): string | undefined => {
    const key = `details.${code}`;
    const message = this.messages.get(key);
    if (message === undefined || Object.keys(params).length === 0) return undefined;
    const written = Object.entries(params).map(([name, value]) => {
      return [name, typeof value === 'object' ? this.money(Money.of(value.minor, value.currency)) : value] as const;
    });
    return this.format(key, message, Object.fromEntries(written));
  };

  /** "₺1.234,50"; with `whole`, "₺1.234" where there are no kuruş. */
  money = (money: Money, whole = false): string => formatMoney(this.language, money, whole);
  number = (value: number | bigint): string => formatNumber(this.language, value);
  percent = (share: number): string => formatPercent(this.language, share);
  date = (date: LocalDate): string => formatDate(this.language, date);
  dateTime = (instant: Date, zone: string): string => formatDateTime(this.language, instant, zone);
  compare = (a: string, b: string): number => collator(this.language).compare(a, b);

  private format(key: string, { text, language }: Message, values: Record<string, string | number>): string {
    let made = this.compiled.get(key);
    if (!made) {
      made = new IntlMessageFormat(text, intlTagOf(language), undefined, { ignoreTag: true });
      this.compiled.set(key, made);
    }
    return String(made.format(values));
  }
}

function messagesOf(language: Language, folder: string): Map<string, Message> {
  return new Map([...readCatalogue(language, folder)].map(([key, text]) => [key, { text, language }]));
}

const kept = new Map<Language, Texts>();

/** The texts of a language; English's where a city speaks a language that has no catalogue yet. */
export function textsIn(tag: string): Texts {
  const language = isLanguage(tag) ? tag : 'en';
  let texts = kept.get(language);
  if (!texts) kept.set(language, (texts = new Texts(language)));
  return texts;
}
