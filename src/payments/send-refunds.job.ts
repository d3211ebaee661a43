import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { CityId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { Database, InjectDatabase, type CityTx } from '../platform/database/index.js';
import { Jobs, wake, type QueueJob } from '../platform/jobs/index.js';
import { PaymentProviders } from './payment-providers.js';
import { ProviderAccounts } from './provider-accounts.js';
import { moveRefund, REFUND_QUEUE, requestedRefunds, type OpenRefund } from './refund.store.js';

const BATCH = 50;
/** Until a refund that got no answer is asked for again, in milliseconds. */
const AGAIN = 5 * 60_000;

/** Asks the provider for each refund that is owed: prepare, call, record. Asked twice with one refund's id, the provider sends once. */
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
    const waiting = await requestedRefunds(tx, 1);
    if (waiting.length > 0) await wake(tx, this.queue, new Date(this.clock.now().getTime() + AGAIN));
    return 'done';
  }

  async afterCommit(cityId: CityId): Promise<void> {
    const waiting = await this.database.inCity(cityId, (tx) => requestedRefunds(tx, BATCH));
    for (const refund of waiting) await this.send(cityId, refund);
  }

  private async send(cityId: CityId, refund: OpenRefund): Promise<void> {
    if (refund.reference === null) return;
    try {
      const account = await this.accounts.byId(refund.accountId);
      const status = await this.providers.named(account.provider).refund(account, {
        refundId: refund.id,
        paymentId: refund.paymentId,
        reference: refund.reference,
        amount: Money.of(refund.amount, refund.currency),
      });
      await this.database.inCity(cityId, (tx) => moveRefund(tx, refund.paymentId, status, this.clock.now()));
    } catch {
      this.log.warn('a refund got no answer; it will be asked for again');
    }
  }
}
