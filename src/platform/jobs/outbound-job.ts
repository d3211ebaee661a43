import { Logger } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import type { CityTx, Database } from '../database/index.js';
import type { QueueJob } from './jobs.js';
import { wake } from './wake.js';
import type { Worker } from './worker.js';

/** Until work that a run had no time for is looked at again, in milliseconds. */
const NEXT_RUN_MS = 5 * 60_000;

/** How many items a transaction takes up, how many answers one records, and for how long a run calls. */
export interface OutboundLimits {
  /** Few, where one that does not answer holds up the others. */
  readonly claimed: number;
  /** One, where each answer is money: a process that dies after a call has recorded those before. */
  readonly recorded: number;
  /** The other queues of the process wait as long. What is not called in this time keeps the time that it was put off to. Unlimited when absent. */
  readonly runMs?: number;
}

/** What was claimed and answered. */
export interface Answered<Item, Answer> {
  readonly item: Item;
  readonly answer: Answer;
}

/**
 * Work that calls over a wire, in three steps that a room gives: claim, call, record. No transaction is open while anybody is called. An item may be
 * called for twice (the process dies after the call and before the record), so the other side has to take a second call as the first.
 */
export abstract class OutboundJob<W extends Worker, Item, Answer> implements QueueJob<W> {
  abstract readonly queue: string;
  abstract readonly worker: W;
  protected abstract readonly limits: OutboundLimits;
  private readonly log = new Logger('jobs');
  private readonly claimed = new Map<CityId, readonly Item[]>();
  private readonly deadlines = new Map<CityId, number>();

  protected constructor(
    protected readonly database: Database<W>,
    protected readonly clock: Clock,
  ) {}

  /**
   * Takes up to `limit` items whose time has come, those that waited longest first, and sets the next try of each before anybody is called, with
   * a wake row: whoever else looks meanwhile passes them over, and a process that dies in the call leaves them to be tried again.
   */
  protected abstract claim(tx: CityTx<W>, limit: number, now: Date): Promise<readonly Item[]>;

  /** Calls. What it throws, or undefined, means that there is nothing to record: the item is tried again at the time that was set. */
  protected abstract call(item: Item, cityId: CityId): Promise<Answer | undefined>;

  /** Records answers; harmless when one was recorded before. */
  protected abstract record(tx: CityTx<W>, answered: readonly Answered<Item, Answer>[], now: Date): Promise<void>;

  /** The queue's lock lets one process of all claim at a time. */
  async drain(tx: CityTx<W>): Promise<'more' | 'done'> {
    const { runMs, claimed } = this.limits;
    const now = this.clock.now();
    if (runMs !== undefined && performance.now() >= this.deadline(tx.cityId, runMs)) {
      this.deadlines.delete(tx.cityId);
      await wake(tx, this.queue, new Date(now.getTime() + NEXT_RUN_MS));
      return 'done';
    }
    const items = await this.claim(tx, claimed, now);
    this.claimed.set(tx.cityId, items);
    return items.length === claimed ? 'more' : 'done';
  }

  async afterCommit(cityId: CityId): Promise<void> {
    const items = this.claimed.get(cityId) ?? [];
    this.claimed.delete(cityId);
    const deadline = this.deadlines.get(cityId) ?? Infinity;
    if (items.length < this.limits.claimed) this.deadlines.delete(cityId);
    let answered: Answered<Item, Answer>[] = [];
    for (const item of items) {
      if (performance.now() >= deadline) break;
      const answer = await this.attempt(item, cityId);
      if (answer !== undefined) answered.push({ item, answer });
      if (answered.length < this.limits.recorded) continue;
      await this.keep(cityId, answered);
      answered = [];
    }
    await this.keep(cityId, answered);
  }

  private async attempt(item: Item, cityId: CityId): Promise<Answer | undefined> {
    try {
      return await this.call(item, cityId);
    } catch {
      this.log.warn(`${this.queue}: a call brought no answer and will be tried again`);
      return undefined;
    }
  }

  private async keep(cityId: CityId, answered: readonly Answered<Item, Answer>[]): Promise<void> {
    if (answered.length === 0) return;
    try {
      await this.database.inCity(cityId, (tx) => this.record(tx, answered, this.clock.now()));
    } catch (error) {
      this.log.error({ err: error, queue: this.queue });
    }
  }

  /** Of the run that this batch belongs to: one that another process broke off is over by itself. */
  private deadline(cityId: CityId, runMs: number): number {
    const known = this.deadlines.get(cityId);
    const now = performance.now();
    const until = known !== undefined && now < known + runMs ? known : now + runMs;
    this.deadlines.set(cityId, until);
    return until;
  }
}
