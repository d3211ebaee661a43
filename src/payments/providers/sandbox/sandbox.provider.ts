import type { IncomingHttpHeaders } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Between } from 'typeorm';
import { Cities } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { isUuid } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import { Config } from '../../../platform/config/index.js';
import { Database, InjectDatabase } from '../../../platform/database/index.js';
import type { Notification } from '../../domain/notification.js';
import { PaymentProviders } from '../payment-providers.js';
import type { Checkout, CheckoutRequest, OpenAccount, PaymentProvider, ProviderPayment, RefundRequest } from '../provider.js';
import { checkSignature } from '../timestamp-signature.js';
import { SandboxCheckoutEntity } from './sandbox-checkout.entity.js';
import { readMessage } from './domain/sandbox-message.js';
import { findCheckout, openCheckout, refundCheckout } from './sandbox.store.js';

/** The header that carries a notification's signature. */
export const SIGNATURE_HEADER = 'sandbox-signature';

/** Plays a payment provider inside this process: its page, its notifications and its memory. No money, and never in production. */
@Injectable()
export class SandboxProvider implements PaymentProvider, OnModuleInit {
  readonly name = 'sandbox';
  readonly contentTypes = ['application/json'];

  constructor(
    private readonly providers: PaymentProviders,
    private readonly cities: Cities,
    private readonly config: Config,
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.providers.register(this);
  }

  /** A secret for signing, long enough that it cannot be guessed. */
  checkSecret(secret: string, mode: OpenAccount['mode']): void {
    if (secret.length < 16 || mode !== 'test') throw new Refusal('provider_secret_invalid', {}, 'secret');
  }

  /** There is no merchant, and no money. */
  describe(): null {
    return null;
  }

  async createCheckout(account: OpenAccount, request: CheckoutRequest): Promise<Checkout> {
    const { paymentId, amount, language, returnUrl, expiresAt } = request;
    const city = await this.cities.byId(account.cityId);
    const { id } = await this.database.inCity(account.cityId, (tx) =>
      openCheckout(tx, {
        accountId: account.id,
        paymentId,
        currency: amount.currency,
        amount: amount.minor,
        returnUrl,
        language,
        createdAt: this.clock.now(),
        expiresAt,
      }),
    );
    return { reference: id, redirectUrl: this.pageOf(city.slug, id, returnUrl) };
  }

  async reopen(account: OpenAccount, reference: string): Promise<string | undefined> {
    const city = await this.cities.byId(account.cityId);
    const { state, expiresAt, returnUrl } = await this.database.inCity(account.cityId, (tx) => findCheckout(tx, reference));
    return state === 'open' && expiresAt > this.clock.now() ? this.pageOf(city.slug, reference, returnUrl) : undefined;
  }

  /** At the host that the donor is at: a form leads to no other, by the pages' security policy. */
  private pageOf(slug: string, id: string, returnUrl: string): string {
    return `${this.originOf(returnUrl)}/sandbox/checkout/${slug}/${id}`;
  }

  private originOf(returnUrl: string): string {
    return URL.canParse(returnUrl) ? new URL(returnUrl).origin : this.config.baseUrl;
  }

  verify(account: OpenAccount, headers: IncomingHttpHeaders, body: Buffer, now: Date): Notification {
    checkSignature(account.secret, headers[SIGNATURE_HEADER], body, now);
    return readMessage(body);
  }

  /** Sends the money back at once, in whole or in parts, and says so in a notification too. */
  async refund(account: OpenAccount, { reference, refundId, amount }: RefundRequest): Promise<'succeeded' | 'failed'> {
    return this.database.inCity(account.cityId, async (tx) => {
      const checkout = await findCheckout(tx, reference);
      const done = await refundCheckout(tx, checkout, refundId, amount.minor, account.mode, this.clock.now());
      // Not paid here, or not so much: a provider would say so, and so nothing is recorded as sent.
      if (!done) throw new Refusal('provider_unavailable');
      return done;
    });
  }

  async lookup(account: OpenAccount, reference: string): Promise<ProviderPayment | undefined> {
    if (!isUuid(reference)) return undefined;
    const checkout = await this.database.inCity(account.cityId, (tx) =>
      tx.manager.findOne(SandboxCheckoutEntity, { where: { cityId: tx.cityId, accountId: account.id, id: reference } }),
    );
    return checkout ? asPayment(checkout) : undefined;
  }

  async list(account: OpenAccount, from: Date, to: Date): Promise<ProviderPayment[]> {
    const until = new Date(to.getTime() - 1);
    const checkouts = await this.database.inCity(account.cityId, (tx) =>
      tx.manager.find(SandboxCheckoutEntity, { where: { cityId: tx.cityId, accountId: account.id, createdAt: Between(from, until) } }),
    );
    return checkouts.map(asPayment);
  }
}

/** What was paid stays paid here: that a bank takes money back is told by the dispute's own notifications. */
const statuses = {
  open: 'open',
  approved: 'captured',
  declined: 'failed',
  expired: 'expired',
  refunded: 'refunded',
  disputed: 'captured',
  kept: 'captured',
  charged_back: 'captured',
} as const;

function asPayment({ id, paymentId, state, amount, refunded, currency }: SandboxCheckoutEntity): ProviderPayment {
  return { reference: id, paymentId, status: statuses[state], amount, refunded, currency };
}
