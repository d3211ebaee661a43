import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { ProviderAccountId } from '../../kernel/ids.js';
import { Database, InjectDatabase, type CityTx } from '../../platform/database/index.js';
import { Jobs, OutboundJob, type Answered } from '../../platform/jobs/index.js';
import { providerCallLimits } from '../domain/outbound-limits.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import type { ProviderSettlement } from '../providers/provider.js';
import { PAYMENT_SETTLEMENTS_QUEUE } from '../queues.js';
import { claimSettlements, recordSettlement, type DueSettlement } from './settlement.store.js';

/** What the provider says of a settlement, the account that it is of, and the bank account that it went to. */
interface SettlementAnswer {
  readonly settlement: ProviderSettlement;
  readonly account: { readonly id: ProviderAccountId; readonly provider: string; readonly bank: string };
}

/** Asks the provider what is in a settlement that it spoke of, and books it. */
@Injectable()
export class BookSettlementsJob extends OutboundJob<'donor', DueSettlement, SettlementAnswer> implements OnModuleInit {
  readonly queue = PAYMENT_SETTLEMENTS_QUEUE;
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

  protected async claim(tx: CityTx<'donor'>, limit: number, now: Date): Promise<DueSettlement[]> {
    return claimSettlements(tx, limit, now);
  }

  protected async call({ accountId, reference }: DueSettlement): Promise<SettlementAnswer | undefined> {
    const account = await this.accounts.byId(accountId);
    const settlement = await this.providers.named(account.provider).settlement?.(account, reference);
    const { id, provider, bank } = account;
    return settlement && bank ? { settlement, account: { id, provider, bank } } : undefined;
  }

  protected async record(tx: CityTx<'donor'>, answered: readonly Answered<DueSettlement, SettlementAnswer>[], now: Date): Promise<void> {
    for (const { item, answer } of answered) await recordSettlement(tx, item.id, answer.settlement, answer.account, now);
  }
}
