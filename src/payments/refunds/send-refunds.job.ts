import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Money } from '../../kernel/money.js';
import { Database, InjectDatabase, type CityTx } from '../../platform/database/index.js';
import { Jobs, OutboundJob, type Answered } from '../../platform/jobs/index.js';
import { providerCallLimits } from '../domain/outbound-limits.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import type { RefundAnswer } from '../providers/provider.js';
import { PAYMENT_REFUNDS_QUEUE } from '../queues.js';
import { claimRefunds, moveRefund, type OpenRefund } from './refund.store.js';

/**
 * Asks the provider for each refund that is owed. Asked twice with one refund's id, the provider sends once; asked again after a while, it is
 * first asked whether it has sent it, for no provider remembers such an id for ever.
 */
@Injectable()
export class SendRefundsJob extends OutboundJob<'donor', OpenRefund, RefundAnswer> implements OnModuleInit {
  readonly queue = PAYMENT_REFUNDS_QUEUE;
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
  }

  protected async claim(tx: CityTx<'donor'>, limit: number, now: Date): Promise<OpenRefund[]> {
    return claimRefunds(tx, limit, now);
  }

  protected async call({ id, accountId, amount, currency, ...refund }: OpenRefund): Promise<RefundAnswer | undefined> {
    const { paymentId, reference, object } = refund;
    if (reference === null) return undefined;
    const account = await this.accounts.byId(accountId);
    const provider = this.providers.named(account.provider);
    const request = { refundId: id, paymentId, reference, object, amount: Money.of(amount, currency) };
    const known = refund.attempts > 0 ? await provider.lookupRefund?.(account, request) : undefined;
    if (known !== undefined) return known;
    // Taken already, and this provider cannot be asked what became of it: it will say so itself.
    return refund.status === 'submitted' ? 'submitted' : provider.refund(account, request);
  }

  protected async record(tx: CityTx<'donor'>, answered: readonly Answered<OpenRefund, RefundAnswer>[], now: Date): Promise<void> {
    for (const { item, answer } of answered) await moveRefund(tx, item.paymentId, item.id, answer, now);
  }
}
