import { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';
import { covers, writeChoice } from '../../needs/index.js';
import { type BasketLine, type ChoiceLine, isChoiceLine, MAX_BASKET_LINES } from '../domain/basket.js';

/**
 * Checks a basket against the city's limits before anything is touched.
 * @throws Refusal basket_empty, basket_too_long, basket_line_twice (also a class beside the whole that holds it), currency_unknown,
 * amount_not_positive, amount_too_large, amount_not_whole_parts (packages and cash support are given whole, in parts of their price)
 * @returns the total
 */
export function checkBasket(lines: readonly BasketLine[], limits: { readonly minGift: Money; readonly maxGift: Money }): Money {
  const { currency } = limits.minGift;
  if (lines.length === 0) throw new Refusal('basket_empty');
  if (lines.length > MAX_BASKET_LINES) throw new Refusal('basket_too_long');
  assertLinesDiffer(lines);
  for (const [at, line] of lines.entries()) {
    const { amount } = line;
    if (amount.currency !== currency) throw new Refusal('currency_unknown', { currency }, `lines.${String(at)}.amount.currency`);
    if (amount.minor <= 0n) throw new Refusal('amount_not_positive');
    // Line by line, so that no sum of absurd lines leaves the range of an amount.
    if (amount.compare(limits.maxGift) > 0) throw new Refusal('amount_too_large', { most: limits.maxGift });
    if (isChoiceLine(line) && !isWhole(line)) throw new Refusal('amount_not_whole_parts');
  }
  const total = Money.sum(
    lines.map(({ amount }) => amount),
    currency,
  );
  if (total.compare(limits.maxGift) > 0) throw new Refusal('amount_too_large', { most: limits.maxGift });
  return total;
}

function assertLinesDiffer(lines: readonly BasketLine[]): void {
  const names = lines.map((line) => (isChoiceLine(line) ? writeChoice(line.choice) : line.needId));
  const choices = lines.filter(isChoiceLine).map(({ choice }) => choice);
  const overlap = choices.some((one, at) => choices.some((other, index) => index !== at && covers(one, other)));
  if (new Set(names).size < lines.length || overlap) throw new Refusal('basket_line_twice');
}

function isWhole({ choice, amount }: ChoiceLine): boolean {
  return choice.kind === 'bill' || choice.priceBand === undefined || amount.minor % choice.priceBand === 0n;
}
