import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { City } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { Refusal } from '../../../kernel/refusal.js';
import { ProviderAccounts } from '../../provider-accounts/provider-accounts.js';
import { TakeNotification } from '../../notifications/take-notification.js';
import { NestpayCheckouts } from './nestpay-checkouts.js';
import { NestpayProvider } from './nestpay.provider.js';

/**
 * The donor's browser comes back from the bank's page with the gate's signed fields. They go into the same inbox as the bank's own callback,
 * so that whichever is first counts, once. The way on is looked up on our side: nothing in the fields leads anywhere.
 */
@Injectable()
export class TakeNestpayReturn {
  constructor(
    private readonly provider: NestpayProvider,
    private readonly checkouts: NestpayCheckouts,
    private readonly accounts: ProviderAccounts,
    private readonly takeNotification: TakeNotification,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not_found; those of TakeNotification; notification_unsigned also when the fields are of another order than the address */
  async run(city: City, oid: string, headers: IncomingHttpHeaders, body: Buffer): Promise<{ returnUrl: string }> {
    const { checkout, returnUrl } = await this.checkouts.find(city.id, oid);
    const told = this.provider.verify(await this.accounts.byId(checkout.accountId), headers, body, this.clock.now());
    // Who paid one gift must not be led to the private link of another.
    if (told.reference !== oid) throw new Refusal('notification_unsigned');
    await this.takeNotification.run(this.provider.name, checkout.accountId, headers, body);
    return { returnUrl };
  }
}
