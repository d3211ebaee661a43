import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { Database, InjectDatabase, type CityTx } from '../../platform/database/index.js';
import { Jobs, wake, type QueueJob } from '../../platform/jobs/index.js';
import { patience } from '../patience.js';
import { REFUND_QUEUE } from '../queues.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';
import type { RefundAnswer } from '../providers/provider.js';
import { claimRefunds, moveRefund, refundsDue, type OpenRefund } from './refund.store.js';

/** Few, so that a provider that is away puts off no more than these. */
const BATCH = 10;
/** Until refunds that nobody took up are looked at again, in milliseconds. */
const AGAIN = 5 * 60_000;

/**
 * Asks the provider for each refund that is owed: prepare, call, record. Asked twice with one refund's id, the provider sends once; asked again
 * after a while, it is first asked whether it has sent it, for no provider remembers such an id for ever.
 */
@Injectable()
export class SendRefundsJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = REFUND_QUEUE;
  readonly worker = 'donor';
  private readonly log = new Logger('refunds');

  constructor(
    private readonly jobs: Jobs,
    private readonly providers: PaymentProviders,
    private readonly accounts: ProviderAccounts,
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  /** Before the call: should the process die in it, the city wakes again. */
  async drain(tx: CityTx<'donor'>): Promise<'done'> {
    const now = this.clock.now();
    if (await refundsDue(tx, now)) await wake(tx, this.queue, new Date(now.getTime() + AGAIN));
    return 'done';
  }

  async afterCommit(cityId: CityId): Promise<void> {
    const now = this.clock.now();
    const goOn = patience();
    while (goOn()) {
      const due = await this.database.inCity(cityId, (tx) => claimRefunds(tx, BATCH, now));
      for (const refund of due) if (goOn()) await this.send(cityId, refund);
      if (due.length < BATCH) return;
    }
  }

  private async send(cityId: CityId, refund: OpenRefund): Promise<void> {
    if (refund.reference === null) return;
    try {
      const status = await this.ask(refund, refund.reference);
      await this.database.inCity(cityId, (tx) => moveRefund(tx, refund.paymentId, refund.id, status, this.clock.now()));
    } catch {
      this.log.warn('a refund got no answer; it will be asked for again');
    }
  }

  private async ask({ id, accountId, amount, currency, ...refund }: OpenRefund, reference: string): Promise<RefundAnswer> {
    const account = await this.accounts.byId(accountId);
    const provider = this.providers.named(account.provider);
    const request = { refundId: id, paymentId: refund.paymentId, reference, object: refund.object, amount: Money.of(amount, currency) };
    const known = refund.attempts > 0 ? await provider.lookupRefund?.(account, request) : undefined;
    if (known !== undefined) return known;
    // Taken already, and this provider cannot be asked what became of it: it will say so itself.
    return refund.status === 'sent' ? 'sent' : provider.refund(account, request);
  }
}
