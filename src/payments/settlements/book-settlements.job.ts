import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import { Database, InjectDatabase, type CityTx } from '../../platform/database/index.js';
import { Jobs, wake, type QueueJob } from '../../platform/jobs/index.js';
import { patience } from '../patience.js';
import { SETTLEMENT_QUEUE } from '../queues.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { ProviderAccounts } from '../provider-accounts/provider-accounts.js';
import { claimSettlements, recordSettlement, settlementsDue, type DueSettlement } from './settlement.store.js';

const BATCH = 10;
/** Until a settlement that nobody asked about is looked at again, in milliseconds. */
const AGAIN = 5 * 60_000;

/** Asks the provider what is in a settlement that it spoke of, and books it: prepare, call, record. */
@Injectable()
export class BookSettlementsJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = SETTLEMENT_QUEUE;
  readonly worker = 'donor';
  private readonly log = new Logger('settlements');

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
    if (await settlementsDue(tx, this.clock.now())) await wake(tx, this.queue, new Date(this.clock.now().getTime() + AGAIN));
    return 'done';
  }

  async afterCommit(cityId: CityId): Promise<void> {
    const due = await this.database.inCity(cityId, (tx) => claimSettlements(tx, BATCH, this.clock.now()));
    const goOn = patience();
    for (const settlement of due) if (goOn()) await this.ask(cityId, settlement);
  }

  private async ask(cityId: CityId, { id, accountId, reference }: DueSettlement): Promise<void> {
    try {
      const account = await this.accounts.byId(accountId);
      const { bank, provider } = account;
      const said = await this.providers.named(provider).settlement?.(account, reference);
      if (!said || !bank) return;
      await this.database.inCity(cityId, (tx) => recordSettlement(tx, id, said, { id: accountId, provider, bank }, this.clock.now()));
    } catch {
      this.log.warn('a provider said nothing about a settlement; it will be asked again');
    }
  }
}
