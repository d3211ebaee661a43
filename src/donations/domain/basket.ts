import type { NeedId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';

export interface BasketLine {
  readonly needId: NeedId;
  readonly amount: Money;
}

/** A basket is a signed cookie; this many lines fit in it. */
export const MOST_LINES = 50;

/**
 * Checks a basket against the city's limits before anything is touched.
 * @throws Refusal basket_empty, basket_too_long, basket_line_twice, currency_unknown, amount_not_positive, amount_too_large
 * @returns the total
 */
export function checkBasket(lines: readonly BasketLine[], limits: { readonly minGift: Money; readonly maxGift: Money }): Money {
  const { currency } = limits.minGift;
  if (lines.length === 0) throw new Refusal('basket_empty');
  if (lines.length > MOST_LINES) throw new Refusal('basket_too_long');
  if (new Set(lines.map(({ needId }) => needId)).size < lines.length) throw new Refusal('basket_line_twice');
  for (const { amount } of lines) {
    if (amount.currency !== currency) throw new Refusal('currency_unknown');
    if (amount.minor <= 0n) throw new Refusal('amount_not_positive');
    // Line by line, so that no sum of absurd lines leaves the range of an amount.
    if (amount.compare(limits.maxGift) > 0) throw new Refusal('amount_too_large');
  }
  const total = Money.sum(
    lines.map(({ amount }) => amount),
    currency,
  );
  if (total.compare(limits.maxGift) > 0) throw new Refusal('amount_too_large');
  return total;
}

/** True when every line is all that is left of its need: a rest below the smallest gift would otherwise wait for ever. */
export function fillsUp(lines: readonly BasketLine[], needs: readonly { readonly id: NeedId; readonly remaining: Money }[]): boolean {
  return lines.every(({ needId, amount }) => needs.some(({ id, remaining }) => id === needId && remaining.equals(amount)));
}
