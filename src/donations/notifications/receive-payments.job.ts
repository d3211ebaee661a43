import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AssertionError } from '../../kernel/assert.js';
import { Clock } from '../../kernel/clock.js';
import { PAYMENT_NOTIFICATIONS_QUEUE, quarantineOldest } from '../../payments/index.js';
import { isRejection, type CityTx } from '../../platform/database/index.js';
import { Jobs, type QueueJob } from '../../platform/jobs/index.js';
import { ReceiveBatch } from './receive-batch.js';

/** Events a transaction: large enough that a statement is shared by many donations, small enough that a start never waits long for a need. */
const NOTIFICATIONS_PER_BATCH = 500;

/** Drains the payments' inbox: one drainer a city at a time. An event that no batch can take is set aside and the others go on. */
@Injectable()
export class ReceivePaymentsJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = PAYMENT_NOTIFICATIONS_QUEUE;
  readonly worker = 'donor';
  private readonly log = new Logger('inbox');

  constructor(
    private readonly jobs: Jobs,
    private readonly receiveBatch: ReceiveBatch,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async drain(tx: CityTx<'donor'>): Promise<'more' | 'done'> {
    const more = (await this.attempt(tx, NOTIFICATIONS_PER_BATCH)) ?? (await this.oneByOne(tx));
    return more ? 'more' : 'done';
  }

  /** Undefined when the batch holds an event that nothing can be done with; then nothing was done. */
  private async attempt(tx: CityTx<'donor'>, limit: number): Promise<boolean | undefined> {
    try {
      // Inside a transaction TypeORM makes a savepoint.
      return await tx.manager.transaction(() => this.receiveBatch.run(tx, limit, this.clock.now()));
    } catch (error) {
      // A bug of ours, or a row that a rule refuses. What passes by itself (a lock, a lost connection) is tried again as a whole.
      if (!(error instanceof AssertionError) && !isRejection(error)) throw error;
      return undefined;
    }
  }

  private async oneByOne(tx: CityTx<'donor'>): Promise<boolean> {
    for (let event = 0; event < NOTIFICATIONS_PER_BATCH; event += 1) {
      const more = await this.attempt(tx, 1);
      if (more === false) return false;
      if (more === undefined) {
        this.log.error('a notification could not be acted on; it is in quarantine');
        await quarantineOldest(tx);
      }
    }
    return true;
  }
}
