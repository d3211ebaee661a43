import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { City } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { Money } from '../../../kernel/money.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { Config } from '../../../platform/config/index.js';
import { leftUrl } from '../../domain/left-url.js';
import type { OpenAccount } from '../provider.js';
import { ProviderAccounts } from '../../provider-accounts/provider-accounts.js';
import { bankRules } from './domain/bank-rules.js';
import { gateForm } from './domain/gate-form.js';
import { callableSettings, type NestpaySettings } from './domain/settings.js';
import { NestpayCheckouts } from './nestpay-checkouts.js';

/**
 * A checkout as its page shows it. Without a gate it is over: paid, declined, or its time has passed; or closed: the operator lets no money go to
 * this bank any more.
 */
export interface ShownCheckout {
  readonly amount: Money;
  readonly language: string;
  /** Where the donor goes who does not pay. */
  readonly leave: string;
  /** Where the form leads, and what is in it. */
  readonly gate: { readonly url: string; readonly fields: readonly (readonly [name: string, value: string])[] } | undefined;
  /** Why there is no gate. */
  readonly because: 'checkout_over' | 'checkout_closed';
}

/** Reads one checkout and makes its form for the bank's gate, new each time. */
@Injectable()
export class ShowNestpayCheckout {
  constructor(
    private readonly checkouts: NestpayCheckouts,
    private readonly accounts: ProviderAccounts,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not_found */
  async run(city: City, oid: string): Promise<ShownCheckout> {
    const { checkout, returnUrl, mayBePaid } = await this.checkouts.find(city.id, oid);
    const { accountId, language, expiresAt } = checkout;
    const amount = Money.of(checkout.amount, checkout.currency);
    const shown = { amount, language, leave: leftUrl(returnUrl) };
    if (!mayBePaid || expiresAt.getTime() <= this.clock.now().getTime()) return { ...shown, gate: undefined, because: 'checkout_over' };
    const settings = this.callable(await this.accounts.byId(accountId));
    if (!settings) return { ...shown, gate: undefined, because: 'checkout_closed' };
    const fields = gateForm(settings, {
      oid,
      amount,
      language,
      // The bank and its panel see this address: it names the order, never the donor's private link.
      returnUrl: `${new URL(returnUrl).origin}/nestpay/return/${city.slug}/${oid}`,
      callbackUrl: `${this.config.baseUrl}/webhooks/nestpay/${accountId}`,
      rnd: randomBytes(16).toString('hex'),
    });
    return { ...shown, gate: { url: settings.gateUrl, fields }, because: 'checkout_over' };
  }

  /** Undefined where the bank may not be called now: what the operator took away gets no donor’s card either. */
  private callable(account: OpenAccount): NestpaySettings | undefined {
    try {
      return callableSettings(account, bankRules(this.config));
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }
}
