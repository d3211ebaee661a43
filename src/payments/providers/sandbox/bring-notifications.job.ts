import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { CityId } from '../../../kernel/ids.js';
import { Config } from '../../../platform/config/index.js';
import { Database, InjectDatabase, type CityTx } from '../../../platform/database/index.js';
import { Jobs, type QueueJob } from '../../../platform/jobs/index.js';
import { ProviderAccounts } from '../../provider-accounts/provider-accounts.js';
import { sign } from '../timestamp-signature.js';
import { expiry } from './domain/checkout.js';
import type { SandboxDeliveryEntity } from './sandbox-delivery.entity.js';
import { SIGNATURE_HEADER } from './sandbox.provider.js';
import { claimDeliveries, markDelivered, overdueCheckouts, playCheckout, SANDBOX_QUEUE } from './sandbox.store.js';

const BATCH = 50;
/** Seconds until the next try, doubled each time; after the last one the sandbox gives up, as a provider does after three days. */
const FIRST_RETRY = 5;
const TRIES = 8;
const PATIENCE = 5_000;

/** Brings the sandbox's notifications to our webhook over real HTTP, as a company outside would, and again until it hears 2xx. */
@Injectable()
export class BringNotificationsJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = SANDBOX_QUEUE;
  readonly worker = 'donor';
  private readonly log = new Logger('sandbox');
  private readonly claimed = new Map<CityId, readonly SandboxDeliveryEntity[]>();

  constructor(
    private readonly jobs: Jobs,
    private readonly accounts: ProviderAccounts,
    private readonly config: Config,
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async drain(tx: CityTx<'donor'>): Promise<'more' | 'done'> {
    const now = this.clock.now();
    const overdue = await overdueCheckouts(tx, now, BATCH);
    for (const checkout of overdue) await playCheckout(tx, checkout, expiry, 'test', now);
    const again = (attempts: number): Date => new Date(now.getTime() + FIRST_RETRY * 1000 * 2 ** attempts);
    const due = await claimDeliveries(tx, now, BATCH, again);
    this.claimed.set(tx.cityId, due);
    return due.length === BATCH || overdue.length === BATCH ? 'more' : 'done';
  }

  async afterCommit(cityId: CityId): Promise<void> {
    const due = this.claimed.get(cityId) ?? [];
    this.claimed.delete(cityId);
    for (const delivery of due) {
      const heard = await this.bring(delivery).catch(() => false);
      if (heard || delivery.attempts + 1 >= TRIES)
        await this.database.inCity(cityId, (tx) => markDelivered(tx, delivery.id, this.clock.now()));
      else if (!delivery.forged) this.log.warn('a notification was not heard; it will be brought again');
    }
  }

  private async bring({ accountId, body, forged }: SandboxDeliveryEntity): Promise<boolean> {
    const { secret } = await this.accounts.byId(accountId);
    const response = await fetch(`${this.config.baseUrl}/webhooks/sandbox/${accountId}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [SIGNATURE_HEADER]: sign(forged ? `not ${secret}` : secret, body, this.clock.now()),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await response.arrayBuffer();
    return response.ok;
  }
}
