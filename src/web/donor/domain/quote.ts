import { Money } from '../../../kernel/money.js';
import type { Currency } from '../../../kernel/currency.js';
import type { PublicNeed } from '../../../needs/index.js';
import type { BasketLine } from './basket.js';

export interface QuoteLine {
  readonly need: PublicNeed;
  readonly amount: Money;
  /** Less was open than the donor had chosen. */
  readonly reduced: boolean;
}

/** One payment: in every money path that we know, a payment is for the bills of one biller. */
export interface QuotePayment {
  readonly billerCode: string;
  readonly lines: readonly QuoteLine[];
  readonly total: Money;
}

export interface Quote {
  readonly payments: readonly QuotePayment[];
  readonly total: Money;
  /** Bills of the basket that others have filled, or that wait no longer. */
  readonly gone: readonly string[];
}

/** What a basket is worth now: lines by biller, no line above what its bill still needs. */
export function quote(lines: readonly BasketLine[], needs: readonly PublicNeed[], currency: Currency): Quote {
  const open = new Map(needs.filter((need) => need.fundable && !need.remaining.isZero).map((need) => [need.id, need]));
  const groups = new Map<string, QuoteLine[]>();
  const gone: string[] = [];
  for (const line of lines) {
    const need = open.get(line.needId);
    if (!need) {
      gone.push(line.needId);
      continue;
    }
    const reduced = need.remaining.minor < line.amount;
    const amount = reduced ? need.remaining : Money.of(line.amount, need.remaining.currency);
    groups.set(need.billerCode, [...(groups.get(need.billerCode) ?? []), { need, amount, reduced }]);
  }
  const payments = [...groups].map(([billerCode, group]) => ({ billerCode, lines: group, total: sum(group, currency) }));
  return {
    payments,
    total: Money.sum(
      payments.map(({ total }) => total),
      currency,
    ),
    gone,
  };
}

function sum(lines: readonly QuoteLine[], currency: Currency): Money {
  return Money.sum(
    lines.map(({ amount }) => amount),
    currency,
  );
}
