import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { City } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { Money } from '../../../kernel/money.js';
import { Config } from '../../../platform/config/index.js';
import { leftUrl } from '../../left-url.js';
import { ProviderAccounts } from '../../provider-accounts.js';
import { gateForm } from './domain/gate-form.js';
import { readSettings } from './domain/settings.js';
import { NestpayCheckouts } from './nestpay-checkouts.js';

/** A checkout as its page shows it. Without a gate it is over: paid, declined, or its time has passed. */
export interface ShownCheckout {
  readonly amount: Money;
  readonly language: string;
  /** Where the donor goes who does not pay. */
  readonly leave: string;
  /** Where the form leads, and what is in it. */
  readonly gate: { readonly url: string; readonly fields: readonly (readonly [name: string, value: string])[] } | undefined;
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
    const leave = leftUrl(returnUrl);
    if (!mayBePaid || expiresAt.getTime() <= this.clock.now().getTime()) return { amount, language, leave, gate: undefined };
    const settings = readSettings((await this.accounts.byId(accountId)).secret);
    const fields = gateForm(settings, {
      oid,
      amount,
      language,
      // The bank and its panel see this address: it names the order, never the donor's private link.
      returnUrl: `${new URL(returnUrl).origin}/nestpay/return/${city.slug}/${oid}`,
      callbackUrl: `${this.config.baseUrl}/webhooks/nestpay/${accountId}`,
      rnd: randomBytes(16).toString('hex'),
    });
    return { amount, language, leave, gate: { url: settings.gateUrl, fields } };
  }
}
