import type { Currency } from '../../kernel/currency.js';
import type { DonationId, PaymentId, ProviderAccountId } from '../../kernel/ids.js';
import { lifecycle } from '../../kernel/lifecycle.js';

export type PaymentStatus = 'created' | 'pending' | 'captured' | 'failed' | 'expired' | 'refunded';

/**
 * Money that came is money that came: a capture is believed after a refusal or a lapse too. Nothing leads back from it but a refund of all of it;
 * and where a bank sends that refund back, the money is with us again and the payment is captured again. No notification of a capture does that
 * (`unpaidStates`): a late copy would book the money twice.
 */
export const paymentLifecycle = lifecycle<PaymentStatus>({
  created: ['pending', 'captured', 'failed', 'expired'],
  pending: ['captured', 'failed', 'expired'],
  failed: ['captured'],
  expired: ['captured'],
  captured: ['refunded'],
  refunded: ['captured'],
});

/** The states of a payment that a provider's word on it can move. */
export const unpaidStates = ['created', 'pending', 'failed', 'expired'] as const satisfies readonly PaymentStatus[];

/** One attempt to collect, as the core decides on it. */
export interface Payment {
  readonly id: PaymentId;
  readonly donationId: DonationId;
  readonly accountId: ProviderAccountId;
  readonly status: PaymentStatus;
  readonly currency: Currency;
  readonly amount: bigint;
  /** The provider's own id of it; null until the provider has answered. */
  readonly reference: string | null;
  /** The provider's id of the money itself, by which refunds and disputes name it; null until it came, and where it has none. */
  readonly object: string | null;
  readonly mode: 'test' | 'live';
  /** The merchant on the direct path. */
  readonly billerCode: string | null;
  readonly provider: string;
}

/** True until its money has come. */
export const isUnpaid = ({ status }: Pick<Payment, 'status'>): boolean => (unpaidStates as readonly PaymentStatus[]).includes(status);
