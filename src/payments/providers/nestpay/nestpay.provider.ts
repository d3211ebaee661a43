import type { IncomingHttpHeaders } from 'node:http';
import { Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { present } from '../../../kernel/assert.js';
import { Refusal } from '../../../kernel/refusal.js';
import { Config } from '../../../platform/config/index.js';
import type { Notification } from '../../domain/notification.js';
import { PaymentProviders } from '../payment-providers.js';
import type { Checkout, CheckoutRequest, OpenAccount, PaymentProvider, ProviderPayment, RefundRequest } from '../provider.js';
import { nestpayPayment } from './domain/as-payment.js';
import { askHistory, askOrder } from './ask-order.js';
import { bankRules } from './domain/bank-rules.js';
import { checkHash } from './check-hash.js';
import { readResult } from './domain/result.js';
import { callableSettings, readNestpaySettings, type NestpaySettings } from './domain/settings.js';
import type { NestpayCheckoutEntity } from './nestpay-checkout.entity.js';
import { NestpayCheckouts } from './nestpay-checkouts.js';
import { NestpayRefunds } from './nestpay-refunds.js';

const SERVED = 'a process that serves no donors collects nothing and gives nothing back';

/** NestPay (Payten), hash version 3, the 3D_PAY_HOSTING model: the card is asked for on the bank's own page. */
@Injectable()
export class NestpayProvider implements PaymentProvider, OnModuleInit {
  readonly name = 'nestpay';
  readonly contentTypes = ['application/x-www-form-urlencoded'];
  readonly describesMerchant = true;

  constructor(
    private readonly providers: PaymentProviders,
    private readonly config: Config,
    /** Where donors are served. */
    @Optional() private readonly served?: NestpayCheckouts,
    @Optional() private readonly refunds?: NestpayRefunds,
  ) {}

  onModuleInit(): void {
    this.providers.register(this);
  }

  checkSecret(secret: string, mode: OpenAccount['mode']): void {
    callableSettings({ secret, mode }, bankRules(this.config));
  }

  /** The merchant's number, and the host of the bank that it is a number at. */
  describe(secret: string): string {
    const { clientId, gateUrl } = readNestpaySettings(secret);
    return `${clientId} · ${new URL(gateUrl).hostname}`;
  }

  /** Nothing is asked of the bank: the donor's browser posts the form of our own page to it. */
  async createCheckout(account: OpenAccount, request: CheckoutRequest): Promise<Checkout> {
    return this.checkouts.open(account, request);
  }

  async reopen(account: OpenAccount, reference: string): Promise<string | undefined> {
    return this.checkouts.reopen(account, reference);
  }

  verify(account: OpenAccount, _headers: IncomingHttpHeaders, body: Buffer, now: Date): Notification {
    const settings = signing(account);
    return readResult(checkHash(body, settings.storeKey), settings, account.mode, now);
  }

  async refund(account: OpenAccount, request: RefundRequest): Promise<'succeeded'> {
    if (!(await this.checkouts.of(account, request.reference))) throw new Refusal('provider_unavailable');
    return present(this.refunds, SERVED).run(account, request);
  }

  async lookup(account: OpenAccount, reference: string): Promise<ProviderPayment | undefined> {
    const ours = await this.checkouts.of(account, reference);
    if (!ours) return undefined;
    return this.ask(ours, callableSettings(account, bankRules(this.config)));
  }

  /** The API has no list: each checkout that we began in this span is asked for, one after the other. */
  async list(account: OpenAccount, from: Date, to: Date): Promise<ProviderPayment[]> {
    const settings = callableSettings(account, bankRules(this.config));
    const found: ProviderPayment[] = [];
    for (const ours of await this.checkouts.begun(account, from, to)) found.push(await this.ask(ours, settings));
    return found;
  }

  private async ask(ours: NestpayCheckoutEntity, settings: NestpaySettings): Promise<ProviderPayment> {
    const order = await askOrder(settings, ours.oid);
    // The order's state shows its last credit alone; its history shows them all.
    const credited = order.state === 'credited' ? (await askHistory(settings, ours.oid)).credited : 0n;
    return nestpayPayment(ours, order.state === 'credited' ? { ...order, amount: credited } : order, settings);
  }

  private get checkouts(): NestpayCheckouts {
    return present(this.served, SERVED);
  }
}

/** An account whose secret cannot be read signs nothing that we believe. */
function signing({ secret }: OpenAccount): NestpaySettings {
  try {
    return readNestpaySettings(secret);
  } catch {
    throw new Refusal('notification_unsigned');
  }
}
