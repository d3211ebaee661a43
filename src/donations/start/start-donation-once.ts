import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import { Clock } from '../../kernel/clock.js';
import { isRefusal, Refusal } from '../../kernel/refusal.js';
import type { PaymentId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { lockPayments } from '../../payments/index.js';
import { type Json, sameBytes } from '../../platform/crypto/index.js';
import { Database, InjectDatabase, isConstraint } from '../../platform/database/index.js';
import { checkIdempotencyKey } from '../domain/idempotency-key.js';
import type { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { IdempotencyStore, type IdempotentRequest, type StartAnswer } from './idempotency-store.js';
import { OpenCheckout } from '../checkout/open-checkout.js';
import { type DonationWish, StartDonation } from './start-donation.js';

/** How long a second request waits for the first one's answer: pauses between two reads. */
const REPLAY_PAUSES_MS = [25, 50, 100, 200, 400, 800, 1600];

/** A row may be deleted between two reads: then the start is tried again, at most so often. */
const START_ROUNDS = 4;

/**
 * Starts a donation at most once for a client's idempotency key (guarantee M7). The key's row, with the sealed private link, is the first
 * statement of the transaction that writes the donation: both are there or neither. A second start with the same key waits at that row and
 * reserves nothing. Then the provider is asked, then the answer is stored. A process that dies in between leaves a row without an answer:
 * after a minute the next request with that key resumes the same payment, and the provider gives the same checkout for it. A refusal is not
 * stored, since it did nothing.
 */
@Injectable()
export class StartDonationOnce {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly store: IdempotencyStore,
    private readonly startDonation: StartDonation,
    private readonly openCheckout: OpenCheckout,
    private readonly clock: Clock,
  ) {}

  /**
   * @param body what the client sent: the same key with another one is refused
   * @param pageOf the page of the donation, by its private link's token
   * @throws Refusal idempotency_key_invalid, idempotency_key_reused, idempotency_in_progress, and those of `StartDonation`
   */
  async run(city: City, wish: DonationWish, key: string, body: Json, pageOf: (token: string) => string): Promise<StartAnswer> {
    const named = await this.store.identify(city, checkIdempotencyKey(key), body);
    for (let round = 0; round < START_ROUNDS; round += 1) {
      const answer = (await this.replay(city, named)) ?? (await this.begin(city, named, wish, pageOf));
      if (answer) return answer;
    }
    throw new Refusal('idempotency_in_progress');
  }

  /** Undefined where another request with this key was first. */
  private async begin(
    city: City,
    named: IdempotentRequest,
    wish: DonationWish,
    pageOf: (token: string) => string,
  ): Promise<StartAnswer | undefined> {
    let paymentId: PaymentId | undefined;
    const idempotencyKey: DonationWish['idempotencyKey'] = (begun) => {
      ({ paymentId } = begun);
      return this.store.insertStatement(city, named, {
        ...begun,
        page: pageOf(begun.token),
        returnUrl: wish.returnUrl,
        language: wish.language,
      });
    };
    try {
      const { token, redirectUrl } = await this.startDonation.run(city, { ...wish, idempotencyKey });
      const answer = { token, page: pageOf(token), redirectUrl };
      await this.store.saveAnswer(city, named, answer);
      return answer;
    } catch (error) {
      if (isConstraint(error, 'idempotency_key_pkey')) return undefined;
      if (isRefusal(error, 'provider_unavailable') && paymentId) await this.store.forget(city, named, paymentId);
      // What it is refused for may be what the first one with this key holds.
      else if (isRefusal(error) && (await this.store.find(city, named))) return undefined;
      throw error;
    }
  }

  /** The answer of the start that has this key, waited for; undefined where none has it. */
  private async replay(city: City, named: IdempotentRequest): Promise<StartAnswer | undefined> {
    for (const pause of [...REPLAY_PAUSES_MS, 0]) {
      const row = await this.store.find(city, named);
      if (!row) return undefined;
      if (!sameBytes(row.bodyDigest, named.bodyDigest)) throw new Refusal('idempotency_key_reused');
      if (row.status !== null) return this.store.answer(named, row);
      if (row.busyUntil <= this.clock.now() && (await this.store.takeOver(city, named, row))) return this.resume(city, named, row);
      if (pause > 0) await sleep(pause);
    }
    throw new Refusal('idempotency_in_progress');
  }

  /** Resumes a start that another process left unfinished. Undefined where that donation is over: then its key is free. */
  private async resume(
    city: City,
    named: IdempotentRequest,
    { paymentId, createdAt }: IdempotencyKeyEntity,
  ): Promise<StartAnswer | undefined> {
    const row = await this.store.find(city, named);
    const [payment] = await this.database.inCity(city.id, (tx) => lockPayments(tx, [paymentId]));
    if (!row || !payment || !['created', 'pending'].includes(payment.status)) {
      await this.store.forget(city, named, paymentId);
      return undefined;
    }
    const { token, page, returnUrl, language } = this.store.pendingAnswer(named, row);
    const amount = Money.of(payment.amount, payment.currency);
    const { accountId } = payment;
    const redirectUrl = await this.openCheckout
      .run(city, { paymentId, accountId, amount, language, returnUrl, begunAt: createdAt })
      .catch(async (error: unknown) => {
        await this.store.forget(city, named, paymentId);
        throw error;
      });
    const answer = { token, page, redirectUrl };
    await this.store.saveAnswer(city, named, answer);
    return answer;
  }
}
