import { Injectable } from '@nestjs/common';
import type { Payment } from '../domain/payment.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';
import { PaymentProviders } from './payment-providers.js';

/** Finds the provider's page where a payment can still be made. It opens nothing new and moves nothing. */
@Injectable()
export class FindCheckout {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly accounts: ProviderAccounts,
  ) {}

  /**
   * @returns its address; undefined where the payment was made, declined or is over
   * @throws Refusal provider_unavailable
   */
  async run({ accountId, reference, status }: Pick<Payment, 'accountId' | 'reference' | 'status'>): Promise<string | undefined> {
    if (reference === null || (status !== 'created' && status !== 'pending')) return undefined;
    const account = await this.accounts.byId(accountId);
    return this.providers.named(account.provider).reopen(account, reference);
  }
}
