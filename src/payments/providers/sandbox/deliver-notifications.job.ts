import { Injectable, type OnModuleInit } from '@nestjs/common';
import { assert } from '../../../kernel/assert.js';
import { Clock } from '../../../kernel/clock.js';
import { Config } from '../../../platform/config/index.js';
import { Database, InjectDatabase, type CityTx } from '../../../platform/database/index.js';
import { Jobs, OutboundJob, type Answered } from '../../../platform/jobs/index.js';
import { ProviderAccounts } from '../../provider-accounts/provider-accounts.js';
import { sign } from '../timestamp-signature.js';
import { expiry } from './domain/checkout.js';
import type { SandboxDeliveryEntity } from './sandbox-delivery.entity.js';
import { SIGNATURE_HEADER } from './sandbox.provider.js';
import { claimDeliveries, markDelivered, overdueCheckouts, playCheckout, SANDBOX_QUEUE } from './sandbox.store.js';

/** Seconds until the next try, doubled each time; after the last one the sandbox gives up, as a provider does after three days. */
const FIRST_RETRY = 5;
const TRIES = 8;
/** How long an answer may take, in milliseconds. */
const ANSWER_MS = 5_000;

type Outcome = 'heard' | 'given_up';

/** Brings the sandbox's notifications to our webhook over real HTTP, as a company outside would, and again until it hears 2xx. */
@Injectable()
export class DeliverNotificationsJob extends OutboundJob<'donor', SandboxDeliveryEntity, Outcome> implements OnModuleInit {
  readonly queue = SANDBOX_QUEUE;
  readonly worker = 'donor';
  protected readonly limits = { claimed: 50, recorded: 1 };

  constructor(
    private readonly jobs: Jobs,
    private readonly accounts: ProviderAccounts,
    private readonly config: Config,
    @InjectDatabase('donor') database: Database<'donor'>,
    clock: Clock,
  ) {
    super(database, clock);
  }

  onModuleInit(): void {
    this.jobs.register(this);
  }

  /** What was not paid in time is over first, and told of with the rest. */
  protected async claim(tx: CityTx<'donor'>, limit: number, now: Date): Promise<SandboxDeliveryEntity[]> {
    for (const checkout of await overdueCheckouts(tx, now, limit)) await playCheckout(tx, checkout, expiry, 'test', now);
    const again = (attempts: number): Date => new Date(now.getTime() + FIRST_RETRY * 1000 * 2 ** attempts);
    return claimDeliveries(tx, now, limit, again);
  }

  protected async call(delivery: SandboxDeliveryEntity): Promise<Outcome | undefined> {
    const heard = await this.bring(delivery).catch(() => false);
    if (heard) return 'heard';
    if (delivery.attempts + 1 >= TRIES) return 'given_up';
    // That a forged one is turned away is no failure.
    assert(delivery.forged, 'a notification was not heard');
    return undefined;
  }

  protected async record(tx: CityTx<'donor'>, answered: readonly Answered<SandboxDeliveryEntity, Outcome>[], now: Date): Promise<void> {
    for (const { item } of answered) await markDelivered(tx, item.id, now);
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
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await response.arrayBuffer();
    return response.ok;
  }
}
