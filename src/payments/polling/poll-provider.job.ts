import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Database, InjectDatabase, type CityTx } from '../../platform/database/index.js';
import { Jobs, OutboundJob, wake, type Answered } from '../../platform/jobs/index.js';
import type { Notification } from '../domain/notification.js';
import { quarantineWaiting, storeAnswer } from '../notifications/inbox.store.js';
import { providerCallLimits } from '../domain/outbound-limits.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import type { OpenAccount, ProviderPayment } from '../providers/provider.js';
import { PAYMENT_POLLING_QUEUE, PAYMENT_NOTIFICATIONS_QUEUE } from '../queues.js';
import { claimUnresolved, POLLED_DAYS, stopPolling, type UnresolvedPayment } from './poll-provider.store.js';

/** How far before and after its beginning a payment is looked for whose reference we never got, in milliseconds. */
const LOOKUP_WINDOW_MS = 5 * 60_000;

/** The provider's answer about a payment, with the account that was polled. */
interface PolledPayment {
  readonly account: OpenAccount;
  readonly said: ProviderPayment;
}

/**
 * Polls the provider about payments whose checkout is over and whose notification is missing. The answer becomes an event of our own in the same
 * inbox, so that one function judges both; it stays right if the notification comes after all.
 */
@Injectable()
export class PollProviderJob extends OutboundJob<'donor', UnresolvedPayment, PolledPayment> implements OnModuleInit {
  readonly queue = PAYMENT_POLLING_QUEUE;
  readonly worker = 'donor';
  protected readonly limits = providerCallLimits;

  constructor(
    private readonly jobs: Jobs,
    private readonly providers: PaymentProviders,
    private readonly accounts: ProviderAccounts,
    @InjectDatabase('donor') database: Database<'donor'>,
    clock: Clock,
  ) {
    super(database, clock);
  }

  onModuleInit(): void {
    this.jobs.register(this);
    this.jobs.registerDaily({
      job: 'stale_events',
      worker: 'donor',
      hour: 3,
      run: (tx) => quarantineWaiting(tx, new Date(this.clock.now().getTime() - POLLED_DAYS * 86_400_000)),
    });
  }

  protected async claim(tx: CityTx<'donor'>, limit: number, now: Date): Promise<UnresolvedPayment[]> {
    return claimUnresolved(tx, limit, now);
  }

  protected async call(payment: UnresolvedPayment): Promise<PolledPayment | undefined> {
    const account = await this.accounts.byId(payment.accountId);
    const said = await this.find(account, payment);
    return said && said.status !== 'open' ? { account, said } : undefined;
  }

  protected async record(tx: CityTx<'donor'>, answered: readonly Answered<UnresolvedPayment, PolledPayment>[], now: Date): Promise<void> {
    for (const { item, answer } of answered) {
      await storeAnswer(tx, answer.account, asNotification(answer, now));
      await stopPolling(tx, item.id);
    }
    await wake(tx, PAYMENT_NOTIFICATIONS_QUEUE, now);
  }

  private async find(account: OpenAccount, { id, reference, createdAt }: UnresolvedPayment): Promise<ProviderPayment | undefined> {
    const provider = this.providers.named(account.provider);
    if (reference !== null) return provider.lookup(account, reference);
    const from = new Date(createdAt.getTime() - LOOKUP_WINDOW_MS);
    const listed = await provider.list(account, from, new Date(createdAt.getTime() + LOOKUP_WINDOW_MS));
    return listed.find(({ paymentId }) => paymentId === id);
  }
}

function asNotification({ account, said }: PolledPayment, at: Date): Notification {
  const kind = said.status === 'refunded' ? 'captured' : said.status === 'open' ? 'other' : said.status;
  return {
    eventId: `asked:${said.reference}:${kind}`,
    kind,
    reference: said.reference,
    object: said.object ?? null,
    paymentId: said.paymentId,
    amount: said.amount,
    currency: said.currency,
    mode: account.mode,
    occurredAt: at,
  };
}
