import { Injectable } from '@nestjs/common';
import type { ProviderAccountId } from '../../kernel/ids.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';
import { PaymentProviders } from './payment-providers.js';
import type { Checkout, CheckoutRequest } from './provider.js';

/** Asks a merchant account's provider for the page where a payment is made. It is called outside any transaction, and opens one page a payment. */
@Injectable()
export class CreateCheckout {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly accounts: ProviderAccounts,
  ) {}

  /** Throws whatever the provider's answer makes of it. @throws Refusal provider_account_unknown, provider_unknown, provider_unavailable */
  async run(accountId: ProviderAccountId, request: CheckoutRequest): Promise<Checkout> {
    const account = await this.accounts.byId(accountId);
    return this.providers.named(account.provider).createCheckout(account, request);
  }
}
