import type { Stripe } from 'stripe';
import type { RefundAnswer } from '../../provider.js';

export function refundAnswer({ status }: Stripe.Refund): RefundAnswer {
  if (status === 'succeeded') return 'succeeded';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'submitted';
}
