import type { IncomingHttpHeaders } from 'node:http';
import type { CityId, PaymentId, ProviderAccountId, RefundId } from '../kernel/ids.js';
import type { Money } from '../kernel/money.js';
import type { Notification } from './domain/notification.js';

/** A merchant account at a provider, opened: holds the secret, so it is never logged and never leaves the room. */
export interface OpenAccount {
  readonly id: ProviderAccountId;
  readonly cityId: CityId;
  readonly provider: string;
  readonly mode: 'test' | 'live';
  readonly billerCode: string | null;
  /** Signs and checks notifications. */
  readonly secret: string;
}

export interface CheckoutRequest {
  readonly paymentId: PaymentId;
  readonly amount: Money;
  readonly language: string;
  /** Where the donor's browser comes back to, whatever happened. The page there only reads. */
  readonly returnUrl: string;
  readonly expiresAt: Date;
}

export interface Checkout {
  /** The provider's id of the payment. */
  readonly reference: string;
  readonly redirectUrl: string;
}

export interface RefundRequest {
  /** Also the key by which a second call has no second effect. */
  readonly refundId: RefundId;
  readonly paymentId: PaymentId;
  readonly reference: string;
  readonly amount: Money;
}

/** A payment as the provider knows it: for asking after a time-out, and for reconciliation. */
export interface ProviderPayment {
  readonly reference: string;
  readonly paymentId: PaymentId;
  readonly status: 'open' | 'captured' | 'failed' | 'expired' | 'refunded';
  readonly amount: bigint;
  readonly currency: string;
}

/**
 * The port to a payment provider. It translates and signs; it decides nothing and opens no transaction of ours. Every call may be repeated:
 * the same payment gives the same checkout, the same refund is sent once. A provider that does not answer throws `provider_unavailable`.
 */
export interface PaymentProvider {
  readonly name: string;
  createCheckout(account: OpenAccount, request: CheckoutRequest): Promise<Checkout>;
  /**
   * Checks a notification on its raw bytes.
   * @throws Refusal notification_unsigned, notification_unreadable
   */
  verify(account: OpenAccount, headers: IncomingHttpHeaders, body: Buffer, now: Date): Notification;
  refund(account: OpenAccount, request: RefundRequest): Promise<'sent' | 'succeeded'>;
  lookup(account: OpenAccount, reference: string): Promise<ProviderPayment | undefined>;
  /** Payments begun in [from, to): the provider's side of a reconciliation. */
  list(account: OpenAccount, from: Date, to: Date): Promise<ProviderPayment[]>;
}
