import { MOST_LINES } from '../../../donations/index.js';
import { isUuid, type NeedId } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';

/** One bill that a donor has chosen, and how much of it. The amount is in minor units of the city's currency. */
export interface BasketLine {
  readonly needId: NeedId;
  readonly amount: bigint;
}

/** What a donor has chosen in one city, and the lines that are at the payment provider now. */
export interface Basket {
  readonly lines: readonly BasketLine[];
  /** The gift whose payment was begun last: its lines come back when it fails. */
  readonly paying?: { readonly token: string; readonly lines: readonly BasketLine[] };
}

export const emptyBasket: Basket = { lines: [] };

/** Adds a line, or changes its amount where the bill is in the basket already. @throws Refusal basket_too_long */
export function withLine(basket: Basket, line: BasketLine): Basket {
  const known = basket.lines.some(({ needId }) => needId === line.needId);
  if (!known && basket.lines.length + (basket.paying?.lines.length ?? 0) >= MOST_LINES) throw new Refusal('basket_too_long');
  const lines = known ? basket.lines.map((each) => (each.needId === line.needId ? line : each)) : [...basket.lines, line];
  return { ...basket, lines };
}

export function withoutLine(basket: Basket, needId: string): Basket {
  return { ...basket, lines: basket.lines.filter((line) => line.needId !== needId) };
}

/** These lines leave for the provider's page under the gift's token. What was there before is given up: its own link shows it. */
export function paying(basket: Basket, token: string, gone: readonly BasketLine[]): Basket {
  const ids = new Set(gone.map(({ needId }) => needId));
  return { lines: basket.lines.filter(({ needId }) => !ids.has(needId)), paying: { token, lines: gone } };
}

/** The gift has come to an end: received, so its lines are done with, or not, so they are back. Another gift changes nothing. */
export function settled(basket: Basket, token: string, received: boolean): Basket {
  if (basket.paying?.token !== token) return basket;
  if (received) return { lines: basket.lines };
  return basket.paying.lines.reduce<Basket>((all, line) => withLine(all, line), { lines: basket.lines });
}

/** For the cookie: `<id>.<amount>,…` and, after `|`, the token and lines at the provider. */
export function writeBasket(basket: Basket): string {
  const written = writeLines(basket.lines);
  return basket.paying ? `${written}|${basket.paying.token}|${writeLines(basket.paying.lines)}` : written;
}

/** An unreadable text is an empty basket. */
export function readBasket(text: string): Basket {
  const [lines = '', token, gone] = text.split('|');
  const read = { lines: readLines(lines) };
  return token && gone !== undefined ? { ...read, paying: { token, lines: readLines(gone) } } : read;
}

function writeLines(lines: readonly BasketLine[]): string {
  return lines
    .map(({ needId, amount }) => `${Buffer.from(needId.replaceAll('-', ''), 'hex').toString('base64url')}.${amount.toString(36)}`)
    .join(',');
}

function readLines(text: string): BasketLine[] {
  if (text === '') return [];
  return text
    .split(',', MOST_LINES)
    .map((part) => {
      const [id = '', amount = ''] = part.split('.');
      const hex = Buffer.from(id, 'base64url').toString('hex');
      const needId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      return { needId: needId as NeedId, amount: fromBase36(amount) };
    })
    .filter(({ needId, amount }) => isUuid(needId) && amount > 0n);
}

function fromBase36(digits: string): bigint {
  const read = /^[0-9a-z]{1,13}$/.test(digits) ? Number.parseInt(digits, 36) : 0;
  return Number.isSafeInteger(read) ? BigInt(read) : 0n;
}
