import { currencies, type Currency } from '../../kernel/currency.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { Money } from '../../kernel/money.js';
import { intlTagOf } from './intl-tag.js';
import { currencySign, monthInDate } from './spellings.js';

/** A formatter costs more to build than a page to render: each is made once a language and kind. */
const cache = new Map<string, unknown>();
function once<T>(key: string, make: () => T): T {
  let made = cache.get(key) as T | undefined;
  if (made === undefined) cache.set(key, (made = make()));
  return made;
}

/** "₺1.234,50": the language's way, the currency's own decimals by our table, whole units without them when `whole`. */
export function formatMoney(tag: string, money: Money, whole = false): string {
  const decimals =
    whole && money.minor % 10n ** BigInt(currencies[money.currency].decimals) === 0n ? 0 : currencies[money.currency].decimals;
  // Intl takes a decimal string as it is: no float on the way.
  const amount = money.toDecimal() as Intl.StringNumericLiteral;
  const format = currencyFormat(tag, money.currency, decimals);
  const sign = currencySign(tag, money.currency);
  return sign === undefined ? format.format(amount) : spelt(format.formatToParts(amount), 'currency', () => sign);
}

function currencyFormat(tag: string, currency: Currency, decimals: number): Intl.NumberFormat {
  return once(`money ${tag} ${currency} ${decimals}`, () => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(intlTagOf(tag), { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits });
  });
}

export function formatNumber(tag: string, value: number | bigint): string {
  return once(`number ${tag}`, () => new Intl.NumberFormat(intlTagOf(tag))).format(value);
}

/** "40%", "%40": whole percent of a share between 0 and 1. */
export function formatPercent(tag: string, share: number): string {
  return once(`percent ${tag}`, () => new Intl.NumberFormat(intlTagOf(tag), { style: 'percent', maximumFractionDigits: 0 })).format(share);
}

/** "22 November 2026". */
export function formatDate(tag: string, date: LocalDate): string {
  const format = once(`date ${tag}`, () => new Intl.DateTimeFormat(intlTagOf(tag), { dateStyle: 'long', timeZone: 'UTC' }));
  return written(tag, format, new Date(`${date}T00:00:00Z`));
}

/** "22 November 2026 at 14:05", on the clock of `zone`. */
export function formatDateTime(tag: string, instant: Date, zone: string): string {
  const format = once(`instant ${tag} ${zone}`, () => {
    return new Intl.DateTimeFormat(intlTagOf(tag), { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  });
  return written(tag, format, instant);
}

function written(tag: string, format: Intl.DateTimeFormat, instant: Date): string {
  return spelt(format.formatToParts(instant), 'month', (month) => monthInDate(tag, month));
}

/** What `Intl` wrote, with one kind of its parts as the language itself spells it. */
function spelt(parts: readonly { type: string; value: string }[], type: string, as: (value: string) => string): string {
  return parts.map((part) => (part.type === type ? as(part.value) : part.value)).join('');
}

/** Sorts names as the language's own readers do (ı before i, Č after C). */
export function collator(tag: string): Intl.Collator {
  return once(`collator ${tag}`, () => new Intl.Collator(intlTagOf(tag)));
}
