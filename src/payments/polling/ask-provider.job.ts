import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import { Database, InjectDatabase, type CityTx } from '../../platform/database/index.js';
import { Jobs, wake, type QueueJob } from '../../platform/jobs/index.js';
import { ASK_QUEUE, INBOX_QUEUE } from '../queues.js';
import { claimUnsaid, DAYS_ASKED, sayNoMore, unsaidDue, type UnsaidPayment } from './ask-provider.store.js';
import type { Notification } from '../domain/notification.js';
import { quarantineWaiting, storeAnswer } from '../notifications/inbox.store.js';
import { patience } from '../patience.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';
import type { OpenAccount, ProviderPayment } from '../providers/provider.js';

/** Few, so that a provider that is away puts off no more than these. */
const BATCH = 10;
/** Until payments that nobody took up are looked at again, in milliseconds. */
const AGAIN = 5 * 60_000;
/** How far before and after its beginning a payment is looked for whose reference we never got, in milliseconds. */
const AROUND = 5 * 60_000;

/**
 * Asks the provider about payments whose checkout is over and of which nothing was said: a notification may be lost. What it answers becomes an
 * event of our own in the same inbox, so that one judge and one batch act on it, and it is right once if the notification comes after all.
 */
@Injectable()
export class AskProviderJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = ASK_QUEUE;
  readonly worker = 'donor';
  private readonly log = new Logger('ask');

  constructor(
    private readonly jobs: Jobs,
    private readonly providers: PaymentProviders,
    private readonly accounts: ProviderAccounts,
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
    this.jobs.registerDaily({
      job: 'stale_events',
      worker: 'donor',
      hour: 3,
      run: (tx) => quarantineWaiting(tx, new Date(this.clock.now().getTime() - DAYS_ASKED * 86_400_000)),
    });
  }

  /** Before the call: should the process die in it, the city wakes again. */
  async drain(tx: CityTx<'donor'>): Promise<'done'> {
    const now = this.clock.now();
    if (await unsaidDue(tx, now)) await wake(tx, this.queue, new Date(now.getTime() + AGAIN));
    return 'done';
  }

  async afterCommit(cityId: CityId): Promise<void> {
    const now = this.clock.now();
    const goOn = patience();
    while (goOn()) {
      const due = await this.database.inCity(cityId, (tx) => claimUnsaid(tx, BATCH, now));
      for (const payment of due) if (goOn()) await this.ask(cityId, payment);
      if (due.length < BATCH) return;
    }
  }

  private async ask(cityId: CityId, payment: UnsaidPayment): Promise<void> {
    try {
      const account = await this.accounts.byId(payment.accountId);
      const said = await this.find(account, payment);
      if (!said || said.status === 'open') return;
      const now = this.clock.now();
      const notification = asNotification(said, account, now);
      await this.database.inCity(cityId, async (tx) => {
        await storeAnswer(tx, account, notification);
        await sayNoMore(tx, payment.id);
        await wake(tx, INBOX_QUEUE, now);
      });
    } catch {
      this.log.warn('a provider said nothing about a payment; it will be asked again');
    }
  }

  private async find(account: OpenAccount, { id, reference, createdAt }: UnsaidPayment): Promise<ProviderPayment | undefined> {
    const provider = this.providers.named(account.provider);
    if (reference !== null) return provider.lookup(account, reference);
    const from = new Date(createdAt.getTime() - AROUND);
    const listed = await provider.list(account, from, new Date(createdAt.getTime() + AROUND));
    return listed.find(({ paymentId }) => paymentId === id);
  }
}

function asNotification(said: ProviderPayment, account: OpenAccount, at: Date): Notification {
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
