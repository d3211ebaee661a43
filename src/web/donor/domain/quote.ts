import type { City, MoneyPath } from '../../../cities/index.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { Money } from '../../../kernel/money.js';
import type { PublicNeed } from '../../../needs/index.js';
import { type BasketLine, type BillLine, type ChoiceLine, isChoiceLine, keyOf } from './basket.js';
import { type Offer, offerOf } from './offers.js';

/** A bill, and how much of it. */
export interface QuoteBill {
  readonly need: PublicNeed;
  readonly amount: Money;
  /** Less was open than the donor had chosen. */
  readonly reduced: boolean;
}

/** An amount for a class, the next bills, packages or cash support. */
export interface QuoteChoice {
  readonly offer: Offer;
  readonly amount: Money;
  /** Fewer packages are waiting than the donor had chosen. */
  readonly reduced: boolean;
}

export type QuoteLine = QuoteBill | QuoteChoice;

/** One payment: a money path and, on the direct one, a biller. */
export interface QuotePayment {
  /** `direct:water`, `trust` or `pool`. */
  readonly key: string;
  readonly path: MoneyPath;
  /** Whose own account it goes to; undefined where it goes to the city's. */
  readonly billerCode?: string;
  readonly lines: readonly QuoteLine[];
  readonly total: Money;
}

export interface Quote {
  readonly payments: readonly QuotePayment[];
  readonly total: Money;
  /** Bills of the basket that others have filled, or that wait no longer. */
  readonly gone: readonly BillLine[];
  /** Choices of the basket that the city offers no longer. */
  readonly withdrawn: readonly ChoiceLine[];
}

/** What the city has for a basket now. */
export interface Offered {
  readonly needs: readonly PublicNeed[];
  readonly offers: readonly Offer[];
}

/** What a quote asks of a city. */
export type QuoteCity = Pick<City, 'moneyPath' | 'allows' | 'currency'>;

export const isQuoteChoice = (line: QuoteLine): line is QuoteChoice => 'offer' in line;

export function keyOfQuoted(line: QuoteLine): string {
  return keyOf(isQuoteChoice(line) ? { choice: line.offer.choice, amount: 0n } : { needId: line.need.id, amount: 0n });
}

/** What a basket is worth now: a payment for each way that its money goes, no line above what its bill still needs. */
export function quote(basket: readonly BasketLine[], { needs, offers }: Offered, city: QuoteCity, today: LocalDate): Quote {
  const open = new Map(needs.filter((need) => need.fundable && !need.remaining.isZero).map((need) => [need.id, need]));
  const groups = new Map<string, { path: MoneyPath; billerCode?: string; lines: QuoteLine[] }>();
  const gone: BillLine[] = [];
  const withdrawn: ChoiceLine[] = [];
  const place = (kind: Offer['choice']['kind'], code: string, line: QuoteLine): void => {
    const path = city.moneyPath(kind, today);
    const key = path === 'direct' ? `direct:${code}` : path;
    const group = groups.get(key) ?? { path, ...(path === 'direct' ? { billerCode: code } : {}), lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  };
  for (const line of basket) {
    if (isChoiceLine(line)) {
      const offer = offerOf(offers, line.choice);
      if (offer) place(offer.choice.kind, offer.choice.code, choiceLine(offer, line.amount, city));
      else withdrawn.push(line);
      continue;
    }
    const need = open.get(line.needId);
    if (need && city.allows('bill', today)) place('bill', need.billerCode, billLine(need, line.amount));
    else gone.push(line);
  }
  const payments = [...groups].map(([key, group]) => ({ key, ...group, total: sum(group.lines, city) }));
  return {
    payments,
    total: sum(
      payments.map(({ total }) => ({ amount: total })),
      city,
    ),
    gone,
    withdrawn,
  };
}

function billLine(need: PublicNeed, wanted: bigint): QuoteBill {
  const reduced = need.remaining.minor < wanted;
  return { need, amount: reduced ? need.remaining : Money.of(wanted, need.remaining.currency), reduced };
}

/** Of packages never more than the offer itself says are waiting: what was in the basket a day ago may wait no more. */
function choiceLine(offer: Offer, wanted: bigint, city: QuoteCity): QuoteChoice {
  const { choice, price, waiting } = offer;
  const most = choice.kind === 'package' && price && waiting ? price.minor * BigInt(waiting) : wanted;
  return { offer, amount: Money.of(most < wanted ? most : wanted, city.currency), reduced: most < wanted };
}

function sum(lines: readonly { readonly amount: Money }[], { currency }: QuoteCity): Money {
  return Money.sum(
    lines.map(({ amount }) => amount),
    currency,
  );
}
