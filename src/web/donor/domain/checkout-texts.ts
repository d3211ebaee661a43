import { isQuoteChoice, type QuotePayment } from './quote.js';
import type { CityView } from '../layout/view.js';

/** How many payments there are and, where all go one way, whereto; where they go different ways, each payment says its own. */
export function leadOf({ texts }: CityView, payments: readonly QuotePayment[]): string {
  const count = payments.length;
  if (payments.every(({ path }) => path === 'direct')) return texts.t('donor.checkout.payments', { count });
  return texts.t('donor.checkout.ways', { count });
}

/** Whose account it goes to: the biller's, or the city's. */
export function receiverOf({ city, language }: CityView, { billerCode }: QuotePayment): string {
  return billerCode === undefined ? city.name(language) : city.biller(billerCode).name;
}

/** Why this payment stands by itself: what its money path means. */
export function whyOf(view: CityView, payment: QuotePayment): string {
  const { texts, city, language } = view;
  const name = city.name(language);
  switch (payment.path) {
    case 'direct':
      return texts.t('donor.checkout.why.direct', { biller: receiverOf(view, payment) });
    case 'trust':
      return texts.t('donor.checkout.why.trust', { city: name });
    case 'pool':
      return texts.t('donor.checkout.why.pool', { city: name });
  }
}

/**
 * What the donor decides for the case that others are quicker, in the words that are true of this payment: a direct one stays with its biller,
 * a trust one goes nowhere but to what was chosen, and what a pool cannot place waits in it.
 */
export function ifFilledTexts({ path, lines }: QuotePayment) {
  const classes = lines.some(isQuoteChoice);
  const refund = classes ? 'donor.checkout.if_filled.refund.part' : 'donor.checkout.if_filled.refund';
  const legend = classes ? 'donor.checkout.if_filled.part' : 'donor.checkout.if_filled';
  if (path === 'pool') return { legend, refund, next: 'donor.checkout.if_filled.next.pool' } as const;
  if (path === 'trust') return { legend, refund, next: 'donor.checkout.if_filled.next.trust' } as const;
  return { legend, refund, next: classes ? 'donor.checkout.if_filled.next.direct' : 'donor.checkout.if_filled.next' } as const;
}
