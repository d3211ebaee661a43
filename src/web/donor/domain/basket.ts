import { MAX_BASKET_LINES } from '../../../donations/index.js';
import type { NeedId } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import { type Choice, covers, writeChoice } from '../../../needs/index.js';

/** One bill that a donor has chosen, and how much of it. The amount is in minor units of the city's currency. */
export interface BillLine {
  readonly needId: NeedId;
  readonly amount: bigint;
}

/** An amount for the next needs of a class, of a biller or of the city: packages, cash support, bills that are not shown one by one. */
export interface ChoiceLine {
  readonly choice: Choice;
  readonly amount: bigint;
}

export type BasketLine = BillLine | ChoiceLine;

/** What a donor has chosen in one city, and the lines that are at the payment provider now. */
export interface Basket {
  readonly lines: readonly BasketLine[];
  /** The gift whose payment was begun last: its lines come back when it fails. */
  readonly paying?: { readonly token: string; readonly lines: readonly BasketLine[] };
}

export const emptyBasket: Basket = { lines: [] };

export const isChoiceLine = (line: BasketLine): line is ChoiceLine => 'choice' in line;

/** What a line is for, as one text: a bill's id, or the choice as it is written. No basket holds it twice. */
export function keyOf(line: BasketLine): string {
  return isChoiceLine(line) ? writeChoice(line.choice) : line.needId;
}

/**
 * Adds a line, or changes its amount where it is in the basket already.
 * @throws Refusal basket_too_long; basket_line_twice for a class beside the wider choice that holds it: one need would be held twice
 */
export function withLine(basket: Basket, line: BasketLine): Basket {
  const key = keyOf(line);
  const known = basket.lines.some((each) => keyOf(each) === key);
  if (known) return { ...basket, lines: basket.lines.map((each) => (keyOf(each) === key ? line : each)) };
  if (basket.lines.length + (basket.paying?.lines.length ?? 0) >= MAX_BASKET_LINES) throw new Refusal('basket_too_long');
  if (basket.lines.some((each) => overlap(each, line))) throw new Refusal('basket_line_twice');
  return { ...basket, lines: [...basket.lines, line] };
}

/** Lines of a basket that overlap with this choice: both would reserve the same needs, since the wider choice contains the narrower. */
export function overlappingLines(basket: Basket, choice: Choice): ChoiceLine[] {
  return basket.lines.filter(isChoiceLine).filter((line) => keyOf(line) !== writeChoice(choice) && choicesOverlap(line.choice, choice));
}

/** One holds the other, or they are the same. */
export function choicesOverlap(a: Choice, b: Choice): boolean {
  return covers(a, b) || covers(b, a);
}

function overlap(a: BasketLine, b: BasketLine): boolean {
  return isChoiceLine(a) && isChoiceLine(b) && choicesOverlap(a.choice, b.choice);
}

export function withoutLine(basket: Basket, key: string): Basket {
  return { ...basket, lines: basket.lines.filter((line) => keyOf(line) !== key) };
}

/** The basket while these lines are being paid at the provider, under the donation's token. Earlier lines in payment leave it: their own private link shows them. */
export function payingBasket(basket: Basket, token: string, gone: readonly BasketLine[]): Basket {
  const keys = new Set(gone.map(keyOf));
  return { lines: basket.lines.filter((line) => !keys.has(keyOf(line))), paying: { token, lines: gone } };
}

/** The basket after a payment ended: paid lines leave it, unpaid ones come back. A payment that the basket does not hold changes nothing. */
export function withPaymentEnded(basket: Basket, token: string, received: boolean): Basket {
  if (basket.paying?.token !== token) return basket;
  if (received) return { lines: basket.lines };
  return basket.paying.lines.reduce(back, { lines: basket.lines });
}

/** What the donor has chosen anew meanwhile, and would hold the same needs, stands. */
function back(basket: Basket, line: BasketLine): Basket {
  return basket.lines.some((each) => keyOf(each) !== keyOf(line) && overlap(each, line)) ? basket : withLine(basket, line);
}
