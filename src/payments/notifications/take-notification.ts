import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Refusal } from '../../kernel/refusal.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { wakeStatement } from '../../platform/jobs/index.js';
import { PAYMENT_NOTIFICATIONS_QUEUE } from '../queues.js';
import { storeNotification } from './inbox.store.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';

/** The largest notification taken, in bytes. Providers send a few thousand. */
const LARGEST = 262_144;

/**
 * Checks a provider's notification on its raw bytes and keeps it; nothing else happens until the job acts on it. A copy is kept once and
 * answered the same. @throws Refusal provider_unknown, provider_account_unknown, body_too_large, notification_unsigned,
 * notification_unreadable, temporarily_unavailable
 */
@Injectable()
export class TakeNotification {
  constructor(
    private readonly providers: PaymentProviders,
    private readonly accounts: ProviderAccounts,
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  async run(providerName: string, accountId: string, headers: IncomingHttpHeaders, body: Buffer): Promise<void> {
    if (body.length > LARGEST) throw new Refusal('body_too_large');
    const provider = this.providers.named(providerName);
    const account = await this.accounts.byId(accountId);
    if (account.provider !== providerName) throw new Refusal('provider_account_unknown');
    const now = this.clock.now();
    const notification = provider.verify(account, headers, body, now);
    await this.database.pipeline(account.cityId, {
      store: storeNotification(account, notification, body, now),
      wakeInbox: wakeStatement('donor', account.cityId, PAYMENT_NOTIFICATIONS_QUEUE, now),
    });
  }
}
