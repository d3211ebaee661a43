import type { IncomingHttpHeaders } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Refusal } from '../../../kernel/refusal.js';
import { Config } from '../../../platform/config/index.js';
import type { Notification } from '../../domain/notification.js';
import { PaymentProviders } from '../payment-providers.js';
import type {
  Checkout,
  CheckoutRequest,
  OpenAccount,
  PaymentProvider,
  ProviderPayment,
  ProviderSettlement,
  RefundAnswer,
  RefundRequest,
} from '../provider.js';
import { checkSignature } from '../timestamp-signature.js';
import { checkoutParams } from './checkout-params.js';
import { wireInteger } from './domain/json-fields.js';
import { isFinal, isUnknown, unavailable } from './stripe-errors.js';
import { StripeClients } from './stripe-clients.js';
import { readStripeEvent } from './domain/stripe-event.js';
import { stripePayment, STRIPE_SESSION_EXPAND } from './domain/stripe-payment.js';
import { refundAnswer } from './domain/stripe-refund.js';
import { readStripeSecret } from './stripe-secret.js';
import { readSettlement } from './domain/stripe-settlement.js';

/** Stripe, by its hosted Checkout: a card's number never comes near us. One session is one payment. */
@Injectable()
export class StripeProvider implements PaymentProvider, OnModuleInit {
  readonly name = 'stripe';
  readonly contentTypes = ['application/json'];
  private readonly production: boolean;
  private readonly clients: StripeClients;

  constructor(
    private readonly providers: PaymentProviders,
    config: Config,
  ) {
    this.production = config.mode === 'production';
    this.clients = new StripeClients(this.production);
  }

  onModuleInit(): void {
    this.providers.register(this);
  }

  checkSecret(secret: string, mode: OpenAccount['mode']): void {
    readStripeSecret(secret, mode, this.production);
  }

  /** The end of the key, as Stripe's own pages show it: that a key names its account is written nowhere, so no merchant is read out of it. */
  describe(secret: string, mode: OpenAccount['mode']): string {
    return `…${readStripeSecret(secret, mode, this.production).apiKey.slice(-4)}`;
  }

  async createCheckout(account: OpenAccount, request: CheckoutRequest): Promise<Checkout> {
    const session = await unavailable(() =>
      this.clients.of(account).checkout.sessions.create(checkoutParams(request), { idempotencyKey: `checkout:${request.paymentId}` }),
    );
    if (session.livemode !== (account.mode === 'live') || session.url === null) throw new Refusal('provider_unavailable');
    return { reference: session.id, redirectUrl: session.url };
  }

  async reopen(account: OpenAccount, reference: string): Promise<string | undefined> {
    const session = await unavailable(() => this.clients.of(account).checkout.sessions.retrieve(reference));
    return session.status === 'open' ? (session.url ?? undefined) : undefined;
  }

  verify(account: OpenAccount, headers: IncomingHttpHeaders, body: Buffer, now: Date): Notification {
    checkSignature(this.webhookSecrets(account), headers['stripe-signature'], body, now);
    return readStripeEvent(body);
  }

  /** An account whose secret cannot be read signs nothing that we believe. */
  private webhookSecrets({ secret, mode }: OpenAccount): readonly string[] {
    try {
      return readStripeSecret(secret, mode, this.production).webhookSecrets;
    } catch {
      throw new Refusal('notification_unsigned');
    }
  }

  async refund(account: OpenAccount, request: RefundRequest): Promise<RefundAnswer> {
    const intent = await this.intentOf(account, request);
    const metadata = { payment_id: request.paymentId, refund_id: request.refundId };
    const params = { payment_intent: intent, amount: wireInteger(request.amount.minor), metadata };
    try {
      const options = { idempotencyKey: `refund:${request.refundId}` };
      return refundAnswer(await unavailable(() => this.clients.of(account).refunds.create(params, options)));
    } catch (error) {
      if (isFinal(error)) return 'failed';
      throw error;
    }
  }

  async lookupRefund(account: OpenAccount, request: RefundRequest): Promise<RefundAnswer | undefined> {
    const intent = await this.intentOf(account, request);
    return unavailable(async () => {
      for await (const refund of this.clients.of(account).refunds.list({ payment_intent: intent, limit: 100 })) {
        if (refund.metadata?.refund_id === request.refundId) return refundAnswer(refund);
      }
      return undefined;
    });
  }

  async lookup(account: OpenAccount, reference: string): Promise<ProviderPayment | undefined> {
    if (!/^cs_\w{1,200}$/.test(reference)) return undefined;
    try {
      const session = await unavailable(() =>
        this.clients.of(account).checkout.sessions.retrieve(reference, { expand: STRIPE_SESSION_EXPAND }),
      );
      return stripePayment(session);
    } catch (error) {
      if (isUnknown(error)) return undefined;
      throw error;
    }
  }

  async list(account: OpenAccount, from: Date, to: Date): Promise<ProviderPayment[]> {
    const created = { gte: Math.ceil(from.getTime() / 1000), lt: Math.ceil(to.getTime() / 1000) };
    const expand = STRIPE_SESSION_EXPAND.map((part) => `data.${part}`);
    return unavailable(async () => {
      const found: ProviderPayment[] = [];
      for await (const session of this.clients.of(account).checkout.sessions.list({ created, expand, limit: 100 })) {
        const payment = stripePayment(session);
        if (payment) found.push(payment);
      }
      return found;
    });
  }

  async settlement(account: OpenAccount, reference: string): Promise<ProviderSettlement | undefined> {
    if (!/^po_\w{1,200}$/.test(reference)) return undefined;
    try {
      return await unavailable(() => readSettlement(this.clients.of(account), reference));
    } catch (error) {
      if (isUnknown(error)) return undefined;
      throw error;
    }
  }

  /** What was paid, by the session that we know. @throws Refusal provider_unavailable when nothing was paid */
  private async intentOf(account: OpenAccount, { reference, object }: RefundRequest): Promise<string> {
    if (object?.startsWith('pi_')) return object;
    const payment = await this.lookup(account, reference);
    if (!payment?.object || (payment.status !== 'captured' && payment.status !== 'refunded')) throw new Refusal('provider_unavailable');
    return payment.object;
  }
}
