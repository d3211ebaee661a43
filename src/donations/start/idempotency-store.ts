import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import type { City } from '../../cities/index.js';
import { Clock } from '../../kernel/clock.js';
import type { PaymentId } from '../../kernel/ids.js';
import {
  canonicalJson,
  type CityCipher,
  FieldCrypto,
  InjectFieldCrypto,
  type Json,
  type FieldBinding,
  sealedField,
} from '../../platform/crypto/index.js';
import { Database, InjectDatabase, type Statement } from '../../platform/database/index.js';
import { IDEMPOTENCY_KEY_BUSY_MS, IDEMPOTENCY_KEY_KEPT_MS } from '../domain/idempotency-key.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { idempotencyKeyStatement } from './start.statement.js';

/** What a client gets, now and each time again. */
export interface StartAnswer {
  readonly token: string;
  /** The page of the donation. Kept too: who asks again at another of the city's hosts gets the same answer. */
  readonly page: string;
  /** The provider's page. */
  readonly redirectUrl: string;
}

/** An answer as far as it is known when the donation is written. */
type PendingAnswer = Omit<StartAnswer, 'redirectUrl'> & { readonly returnUrl: string; readonly language: string };

/** A client's request, identified by its key and its body. */
export interface IdempotentRequest {
  readonly keyHash: Buffer;
  readonly bodyDigest: Buffer;
  readonly cipher: CityCipher;
}

/** Stores each start under its client's idempotency key, with its sealed answer. */
@Injectable()
export class IdempotencyStore {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** Hashes under the city's own key: the same client key in another city is another one. */
  async identify(city: City, key: string, body: Json): Promise<IdempotentRequest> {
    const cipher = await this.database.inCity(city.id, (tx) => this.crypto.forCity(tx));
    return { keyHash: cipher.index('start_key', key), bodyDigest: cipher.index('start_body', canonicalJson(body)), cipher };
  }

  /** A row that is older than a day is deleted here, where the nightly job has not done it yet. */
  async find(city: City, { keyHash }: IdempotentRequest): Promise<IdempotencyKeyEntity | null> {
    return this.database.inCity(city.id, async (tx) => {
      const mine = { cityId: tx.cityId, keyHash };
      const over = new Date(this.clock.now().getTime() - IDEMPOTENCY_KEY_KEPT_MS);
      const found = await tx.manager.findOneBy(IdempotencyKeyEntity, mine);
      if (!found || found.createdAt > over) return found;
      await tx.manager.delete(IdempotencyKeyEntity, { ...mine, createdAt: LessThanOrEqual(over) });
      return null;
    });
  }

  /** The row to be written in the transaction of the donation itself. */
  insertStatement(
    city: City,
    { keyHash, bodyDigest, cipher }: IdempotentRequest,
    donation: PendingAnswer & { paymentId: PaymentId; createdAt: Date },
  ): Statement {
    const { token, page, returnUrl, language, paymentId, createdAt } = donation;
    const answer = cipher.seal(JSON.stringify({ token, page, returnUrl, language }), answerBinding(keyHash));
    return idempotencyKeyStatement(city.id, {
      keyHash,
      bodyDigest,
      paymentId,
      answer,
      createdAt,
      busyUntil: new Date(createdAt.getTime() + IDEMPOTENCY_KEY_BUSY_MS),
    });
  }

  pendingAnswer({ cipher, keyHash }: IdempotentRequest, row: IdempotencyKeyEntity): PendingAnswer {
    return JSON.parse(cipher.open(row.answer, answerBinding(keyHash))) as PendingAnswer;
  }

  answer({ cipher, keyHash }: IdempotentRequest, row: IdempotencyKeyEntity): StartAnswer {
    return JSON.parse(cipher.open(row.answer, answerBinding(keyHash))) as StartAnswer;
  }

  async saveAnswer(city: City, { cipher, keyHash }: IdempotentRequest, answer: StartAnswer): Promise<void> {
    const change = { status: 201, answer: cipher.seal(JSON.stringify(answer), answerBinding(keyHash)) };
    await this.database.inCity(city.id, (tx) => tx.manager.update(IdempotencyKeyEntity, { cityId: tx.cityId, keyHash }, change));
  }

  /** True for the one caller that may resume a start that was left unfinished. */
  async takeOver(city: City, { keyHash }: IdempotentRequest, { busyUntil }: IdempotencyKeyEntity): Promise<boolean> {
    const mine = new Date(this.clock.now().getTime() + IDEMPOTENCY_KEY_BUSY_MS);
    const { affected } = await this.database.inCity(city.id, (tx) =>
      tx.manager.update(IdempotencyKeyEntity, { cityId: tx.cityId, keyHash, busyUntil }, { busyUntil: mine }),
    );
    return affected === 1;
  }

  /** Deletes the key of a donation that was cancelled before it was answered, so that the client can try again. */
  async forget(city: City, { keyHash }: IdempotentRequest, paymentId: PaymentId): Promise<void> {
    const unanswered = { keyHash, paymentId, status: IsNull() };
    await this.database.inCity(city.id, (tx) => tx.manager.delete(IdempotencyKeyEntity, { cityId: tx.cityId, ...unanswered }));
  }
}

const answerBinding = (keyHash: Buffer): FieldBinding => sealedField(IdempotencyKeyEntity, 'answer', keyHash);
