import type { Stripe } from 'stripe';
import { isUuid, type PaymentId } from '../../../../kernel/ids.js';
import type { ProviderPayment } from '../../provider.js';

/** What a session has to bring with it to be read as a payment. */
export const STRIPE_SESSION_EXPAND = ['payment_intent', 'payment_intent.latest_charge'];

/** A checkout session as the core knows payments; undefined for one that we did not open. */
export function stripePayment(session: Stripe.Checkout.Session): ProviderPayment | undefined {
  const paymentId = session.metadata?.payment_id;
  if (!isUuid(paymentId)) return undefined;
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null;
  const amount = BigInt(session.amount_total ?? 0);
  const refunded = BigInt(charge?.amount_refunded ?? 0);
  return {
    reference: session.id,
    object: intent?.id ?? null,
    paymentId: paymentId as PaymentId,
    status: statusOf(session, intent, refunded > 0n && refunded === amount),
    amount,
    refunded,
    currency: (session.currency ?? '').toUpperCase(),
  };
}

function statusOf(
  { status, payment_status }: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
  wholeRefunded: boolean,
): ProviderPayment['status'] {
  if (payment_status !== 'unpaid') return wholeRefunded ? 'refunded' : 'captured';
  if (status === 'expired') return 'expired';
  // The page is done and no money came: it is on its way (processing), or the bank has refused it since.
  const refused = intent?.status === 'requires_payment_method' || intent?.status === 'canceled';
  return status === 'complete' && refused ? 'failed' : 'open';
}
