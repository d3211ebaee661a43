import { Stripe } from 'stripe';
import { isRefusal, Refusal } from '../../../kernel/refusal.js';

/** Why Stripe did not do it, in words that hold nothing of a payer. */
interface Why {
  readonly type: string;
  readonly code: string | undefined;
}

/** Makes a failure of Stripe's one refusal of ours. @throws Refusal provider_unavailable with the reason as its cause */
export async function unavailable<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const cause: Why = { type: error.type, code: error.code };
    throw Object.assign(new Refusal('provider_unavailable'), { cause });
  }
}

const whyOf = (error: unknown): Partial<Why> => (isRefusal(error, 'provider_unavailable') ? (error.cause ?? {}) : {});

/** Stripe knows no such object. */
export const isUnknown = (error: unknown): boolean => whyOf(error).code === 'resource_missing';

/** A refund that no repetition will bring: the money has gone back another way. */
export const isFinal = (error: unknown): boolean => ['charge_already_refunded', 'charge_disputed'].includes(whyOf(error).code ?? '');
