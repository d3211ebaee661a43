import { needKinds } from '../../../cities/index.js';
import { MAX_BASKET_LINES } from '../../../donations/index.js';
import { isUuid, type NeedId } from '../../../kernel/ids.js';
import { readChoice, writeChoice } from '../../../needs/index.js';
import { type Basket, type BasketLine, isChoiceLine } from './basket.js';

/**
 * For the cookie: `<line>.<amount>,…` and, after `|`, the token and lines at the provider. A bill is its id in 22 characters; a choice the
 * first letter of its kind, its code and its price in base 36 (`b:water:jag`). Fifty of the longest stay below a cookie's 4,096 bytes.
 */
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
  return lines.map((line) => `${writeKey(line)}.${line.amount.toString(36)}`).join(',');
}

function writeKey(line: BasketLine): string {
  if (!isChoiceLine(line)) return Buffer.from(line.needId.replaceAll('-', ''), 'hex').toString('base64url');
  const { kind, code, priceBand } = line.choice;
  return `${kind.charAt(0)}:${code}${priceBand === undefined ? '' : `:${priceBand.toString(36)}`}`;
}

function readLines(text: string): BasketLine[] {
  if (text === '') return [];
  return text.split(',', MAX_BASKET_LINES).flatMap((part) => {
    const [key = '', digits = ''] = part.split('.');
    const amount = fromBase36(digits);
    const line = key.includes(':') ? readChoiceLine(key, amount) : readBillLine(key, amount);
    return line && amount > 0n ? [line] : [];
  });
}

function readBillLine(key: string, amount: bigint): BasketLine | undefined {
  const hex = Buffer.from(key, 'base64url').toString('hex');
  const needId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isUuid(needId) ? { needId: needId as NeedId, amount } : undefined;
}

/** Read by the same rule as a choice in an address: what passes here passes there. */
function readChoiceLine(key: string, amount: bigint): BasketLine | undefined {
  const [letter, code = '', digits] = key.split(':');
  const kind = needKinds.find((each) => each.startsWith(letter ?? '?'));
  if (kind === undefined || letter?.length !== 1) return undefined;
  const choice = readChoice(writeChoice({ kind, code, ...(digits === undefined ? {} : { priceBand: fromBase36(digits) }) }));
  return choice && { choice, amount };
}

function fromBase36(digits: string): bigint {
  const read = /^[0-9a-z]{1,13}$/.test(digits) ? Number.parseInt(digits, 36) : 0;
  return Number.isSafeInteger(read) ? BigInt(read) : 0n;
}
