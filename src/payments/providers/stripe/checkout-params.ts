import type { Stripe } from 'stripe';
import { textsIn } from '../../../platform/texts/index.js';
import { leftUrl } from '../../domain/left-url.js';
import type { CheckoutRequest } from '../provider.js';
import { wireInteger } from './domain/json-fields.js';

/** Languages of ours that Stripe's page speaks. For the others it takes the browser's. */
const spoken = new Set(['bg', 'de', 'el', 'en', 'hr', 'ro', 'sl', 'tr']);

/**
 * A hosted checkout for one payment. Stripe hears an amount, two addresses to come back to and ids that mean nothing outside: no bill, no
 * household, no district. The line is named in the donor's language.
 */
export function checkoutParams({
  paymentId,
  amount,
  language,
  returnUrl,
  expiresAt,
}: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const metadata = { payment_id: paymentId };
  return {
    mode: 'payment',
    submit_type: 'donate',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: amount.currency.toLowerCase(),
          unit_amount: wireInteger(amount.minor),
          product_data: { name: textsIn(language).t('provider.line') },
        },
      },
    ],
    adaptive_pricing: { enabled: false },
    customer_creation: 'if_required',
    client_reference_id: paymentId,
    metadata,
    payment_intent_data: { metadata },
    success_url: returnUrl,
    cancel_url: leftUrl(returnUrl),
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    locale: spoken.has(language) ? language : 'auto',
  };
}
