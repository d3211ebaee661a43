import type { IncomingHttpHeaders } from 'node:http';
import type { CityId, PaymentId, ProviderAccountId, RefundId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import type { Notification } from '../domain/notification.js';

/** A merchant account at a provider, opened: holds the secret, so it is never logged and never leaves the room. */
export interface OpenAccount {
  readonly id: ProviderAccountId;
  readonly cityId: CityId;
  readonly provider: string;
  readonly mode: 'test' | 'live';
  readonly billerCode: string | null;
  /** The IBAN that the provider sends the city's money to; none on the direct path. */
  readonly bank?: string | null;
  /** Keys and secrets, as the provider's own folder reads them. */
  readonly secret: string;
}

export interface CheckoutRequest {
  readonly paymentId: PaymentId;
  readonly amount: Money;
  readonly language: string;
  /** Where the donor's browser comes back to, whatever happened; with the mark of `leftUrl`, without having paid. The page there only reads. */
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
  /** The provider's id of the money itself, where it gave one beside the reference. */
  readonly object?: string | null;
  readonly amount: Money;
}

/** A payment as the provider knows it: for asking after a time-out, and for reconciliation. */
export interface ProviderPayment {
  readonly reference: string;
  /** The provider's id of the money itself, where that is not the reference. */
  readonly object?: string | null;
  readonly paymentId: PaymentId;
  readonly status: 'open' | 'captured' | 'failed' | 'expired' | 'refunded';
  readonly amount: bigint;
  /** Minor units that went back, or are on the way back. `refunded` is the status of a payment whose every unit did. */
  readonly refunded: bigint;
  readonly currency: string;
}

/** Money that the provider sent to the merchant's bank. */
export interface ProviderSettlement {
  readonly reference: string;
  readonly currency: string;
  /** Minor units that reached the bank. */
  readonly amount: bigint;
  /** What the provider kept of the payments in it, minor units. */
  readonly fees: bigint;
  readonly status: 'sent' | 'arrived' | 'failed';
  readonly arrivesOn: Date;
}

/** What became of a refund: `submitted` when the provider accepted it and has not finished; `failed` when it will never arrive. */
export type RefundAnswer = 'submitted' | 'succeeded' | 'failed';

/**
 * The port to a payment provider. It translates and signs; it decides nothing and opens no transaction of ours. Every call may be repeated:
 * the same payment gives the same checkout, the same refund is sent once. A provider that does not answer throws `provider_unavailable`.
 */
export interface PaymentProvider {
  readonly name: string;
  /** The content types of its notifications, in lower case and without parameters. */
  readonly contentTypes: readonly string[];
  /**
   * Reads an account's secret as this provider writes it: the text itself, or several settings as JSON.
   * @throws Refusal provider_secret_invalid
   */
  checkSecret(secret: string, mode: OpenAccount['mode']): void;
  /**
   * What of a secret that was checked may be read by everybody at the desk, so that whoever approves it sees where the money goes; null where
   * there is nothing to say.
   */
  describe(secret: string, mode: OpenAccount['mode']): string | null;
  /** True where the description names the merchant itself: another one is another merchant. */
  readonly describesMerchant?: boolean;
  createCheckout(account: OpenAccount, request: CheckoutRequest): Promise<Checkout>;
  /**
   * The page of a checkout that was opened before and on which its payment can still be made, once; undefined where it was made or is over.
   * It opens no second one.
   */
  reopen(account: OpenAccount, reference: string): Promise<string | undefined>;
  /**
   * Checks a notification on its raw bytes.
   * @throws Refusal notification_unsigned, notification_unreadable
   */
  verify(account: OpenAccount, headers: IncomingHttpHeaders, body: Buffer, now: Date): Notification;
  refund(account: OpenAccount, request: RefundRequest): Promise<RefundAnswer>;
  /** What became of a refund asked for before; undefined when the provider knows none. Absent where a provider cannot be asked. */
  lookupRefund?(account: OpenAccount, request: RefundRequest): Promise<RefundAnswer | undefined>;
  lookup(account: OpenAccount, reference: string): Promise<ProviderPayment | undefined>;
  /** Payments begun in [from, to): the provider's side of a reconciliation. */
  list(account: OpenAccount, from: Date, to: Date): Promise<ProviderPayment[]>;
  /** One settlement with its fees; undefined when the provider knows none. Absent where the provider tells nothing of them. */
  settlement?(account: OpenAccount, reference: string): Promise<ProviderSettlement | undefined>;
}
