import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../../../src/kernel/refusal.js';
import type { PaymentId, RefundId } from '../../../src/kernel/ids.js';
import type { Notification } from '../../../src/payments/domain/notification.js';
import type {
  Checkout,
  CheckoutRequest,
  OpenAccount,
  PaymentProvider,
  ProviderPayment,
  RefundRequest,
} from '../../../src/payments/providers/provider.js';
import { checkSignature, sign } from '../../../src/payments/providers/timestamp-signature.js';

export const BANK_SECRET = 'the secret of the model’s own bank';

export const moods = ['at once', 'later', 'never', 'silent'] as const;
/** How the bank takes the next refund: sends it at once, promises it, refuses it, or does not answer. */
export type Mood = (typeof moods)[number];

/** What the bank says, before it is written down. */
export type Said = Pick<Notification, 'kind' | 'amount'> & {
  readonly eventId: string;
  readonly paymentId: PaymentId;
  readonly object?: string;
  readonly refundId?: RefundId;
  readonly fee?: bigint;
};

export interface Sent {
  readonly paymentId: PaymentId;
  readonly amount: bigint;
}

/**
 * A provider outside, that can say every word of the port: also those that the sandbox has no button for. It signs, remembers what it was asked
 * for, and decides nothing of ours.
 */
export class Bank implements PaymentProvider {
  readonly name = 'modelbank';
  readonly contentTypes = ['application/json'];
  mood: Mood = 'at once';
  /** Refunds that it has promised and not yet sent. */
  readonly promised = new Map<RefundId, Sent>();
  readonly sent = new Map<RefundId, Sent>();
  /** Those that it refused, or that came back to it. */
  readonly failed = new Map<RefundId, Sent>();

  forget(): void {
    this.mood = 'at once';
    this.promised.clear();
    this.sent.clear();
    this.failed.clear();
  }

  send(id: RefundId, refund: Sent): void {
    this.promised.delete(id);
    this.sent.set(id, refund);
  }

  fail(id: RefundId, refund: Sent): void {
    this.promised.delete(id);
    this.sent.delete(id);
    this.failed.set(id, refund);
  }

  describe(): null {
    return null;
  }

  checkSecret(): void {
    // Any will do.
  }

  async createCheckout(_: OpenAccount, { paymentId }: CheckoutRequest): Promise<Checkout> {
    return { reference: `bank-${paymentId}`, redirectUrl: `https://bank.example/${paymentId}` };
  }

  async reopen(_: OpenAccount, reference: string): Promise<string> {
    return `https://bank.example/${reference.replace('bank-', '')}`;
  }

  /** What it would send: the body and its header. */
  write(said: Said, at: Date): { body: string; header: string } {
    const { paymentId } = said;
    const message = {
      currency: 'TRY',
      mode: 'test',
      object: null,
      refundId: null,
      reference: `bank-${paymentId}`,
      at: at.toISOString(),
      ...said,
    };
    const body = JSON.stringify(message, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
    return { body, header: sign(BANK_SECRET, body, at) };
  }

  verify(account: OpenAccount, headers: IncomingHttpHeaders, body: Buffer, now: Date): Notification {
    checkSignature(account.secret, headers['bank-signature'], body, now);
    const { amount, fee, at, ...said } = JSON.parse(body.toString()) as Omit<Notification, 'amount' | 'fee' | 'occurredAt'> & {
      amount: string;
      fee?: string;
      at: string;
    };
    return { ...said, amount: BigInt(amount), occurredAt: new Date(at), ...(fee === undefined ? {} : { fee: BigInt(fee) }) };
  }

  async refund(_: OpenAccount, { refundId, paymentId, amount }: RefundRequest): Promise<'submitted' | 'succeeded' | 'failed'> {
    const { mood } = this;
    const refund = { paymentId, amount: amount.minor };
    if (mood === 'silent') throw new Refusal('provider_unavailable');
    if (mood === 'never') {
      this.failed.set(refundId, refund);
      return 'failed';
    }
    (mood === 'at once' ? this.sent : this.promised).set(refundId, refund);
    return mood === 'at once' ? 'succeeded' : 'submitted';
  }

  async lookupRefund(_: OpenAccount, { refundId }: RefundRequest): Promise<'submitted' | 'succeeded' | undefined> {
    if (this.sent.has(refundId)) return 'succeeded';
    return this.promised.has(refundId) ? 'submitted' : undefined;
  }

  /** It is never the first to tell: what it has to say comes by notification. */
  async lookup(): Promise<ProviderPayment | undefined> {
    return undefined;
  }

  async list(): Promise<ProviderPayment[]> {
    return [];
  }
}
