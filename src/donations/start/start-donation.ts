import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import { present } from '../../kernel/assert.js';
import { Clock } from '../../kernel/clock.js';
import { newId, type DonationId, type PaymentId, type ProviderAccountId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import { isRefusal, Refusal } from '../../kernel/refusal.js';
import { assertChoicesPublic, FindNeeds, reserveStatement } from '../../needs/index.js';
import { pollLater } from '../../payments/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import { Database, InjectDatabase, type Statement } from '../../platform/database/index.js';
import { wakeStatement } from '../../platform/jobs/index.js';
import { checkBasket } from './check-basket.js';
import { fillsUp, isChoiceLine, type BasketLine } from '../domain/basket.js';
import type { IfFilled } from '../domain/donation.js';
import { pathOf, type PaymentPath } from '../domain/path-of.js';
import { reservationRefusal } from '../domain/reservation-refusal.js';
import { donorEmailBinding, readDonorEmail } from '../mail/email.js';
import { RESERVATION_LAPSE_QUEUE } from '../reservations/lapse-reservations.job.js';
import { OpenCheckout } from '../checkout/open-checkout.js';
import { startStatement, type StartedRow } from './start.statement.js';
import { newDonationToken } from '../token.js';

/** How often a start tries again after another start reserved the last needs of its choice. */
const CHOICE_RESERVATION_RETRIES = 3;

export interface DonationWish {
  readonly lines: readonly BasketLine[];
  /** For the receipt alone. */
  readonly email?: string;
  readonly language: string;
  readonly ifFilled: IfFilled;
  /** Where the donor's browser comes back to. The provider's merchant can read it there, so it is never the private link. */
  readonly returnUrl: string;
  /** One row more, written in the same transaction and before all others: by it a start that is asked for twice is known again. */
  readonly idempotencyKey?: (begun: PreparedDonation) => Statement;
}

/** A donation whose private link is made and which is about to be written. */
export interface PreparedDonation {
  readonly paymentId: PaymentId;
  readonly token: string;
  readonly createdAt: Date;
}

export interface StartedDonation {
  readonly donationId: DonationId;
  readonly token: string;
  /** The provider's page: answer 303. */
  readonly redirectUrl: string;
}

/** The statements of a start, in the order in which they run: one round trip. */
type StartStatements = {
  readonly idempotencyKey: Statement | undefined;
  readonly reserve: Statement | undefined;
  readonly assertPublic: Statement | undefined;
  readonly pollLater: Statement;
  readonly start: Statement<StartedRow>;
  readonly wakeLapse: Statement;
};

/** Starts a donation: reserves its needs, then asks the provider for a checkout, then stores the provider's reference. */
@Injectable()
export class StartDonation {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly findNeeds: FindNeeds,
    private readonly openCheckout: OpenCheckout,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal city_not_open, email_invalid, amount_too_small, provider_unavailable; those of `checkBasket` and `pathOf`; and need_unknown,
   * need_filled, need_withdrawn, need_not_fundable or amount_over_remaining, when a bill cannot be held, choice_unknown when a class is not
   * public, nothing_waiting when a choice has no need at all (money of a pool waits for the next): then nothing is held
   */
  async run(city: City, wish: DonationWish): Promise<StartedDonation> {
    city.mustBeOpen();
    const total = checkBasket(wish.lines, city.limits);
    const route = pathOf(city, wish.lines, city.today(this.clock.now()));
    if (total.compare(city.limits.minGift) < 0) await this.assertFillsUp(city, wish.lines);
    const email = readDonorEmail(wish.email);
    const { token, hash } = newDonationToken();
    const { language } = wish;
    const donation = { id: newId<DonationId>(), paymentId: newId<PaymentId>(), tokenHash: hash, createdAt: this.clock.now() };
    const { id, paymentId, createdAt } = donation;
    const idempotencyKey = wish.idempotencyKey?.({ paymentId, token, createdAt });
    const accountId = await this.prepare(city, wish, total, { ...donation, ...route }, email, idempotencyKey);
    const redirectUrl = await this.openCheckout.run(city, {
      paymentId,
      accountId,
      amount: total,
      language,
      returnUrl: wish.returnUrl,
      begunAt: createdAt,
    });
    return { donationId: id, token, redirectUrl };
  }

  /** Accepts a donation below the city's minimum only where it pays all that its needs still lack. */
  private async assertFillsUp(city: City, lines: readonly BasketLine[]): Promise<void> {
    const ids = lines.flatMap((line) => (isChoiceLine(line) ? [] : [line.needId]));
    if (!fillsUp(lines, await this.findNeeds.run(city, ids))) throw new Refusal('amount_too_small', { least: city.limits.minGift });
  }

  private async prepare(
    city: City,
    wish: DonationWish,
    total: Money,
    donation: { id: DonationId; paymentId: PaymentId; tokenHash: Buffer; createdAt: Date } & PaymentPath,
    email: string | undefined,
    idempotencyKey: Statement | undefined,
  ): Promise<ProviderAccountId> {
    const now = donation.createdAt;
    const reservedUntil = new Date(now.getTime() + city.limits.reservationMinutes * 60_000);
    const lines = wish.lines.flatMap((line) => (isChoiceLine(line) ? [] : [{ needId: line.needId, amount: line.amount.minor }]));
    const choices = wish.lines.filter(isChoiceLine).map(({ choice, amount }) => ({ ...choice, amount: amount.minor }));
    const sealed =
      email === undefined
        ? null
        : (await this.database.inCity(city.id, (tx) => this.crypto.forCity(tx))).seal(email, donorEmailBinding(donation.id));
    const begun = {
      ...donation,
      currency: total.currency,
      amount: total.minor,
      lines,
      choices,
      needsLeftFree: city.listing === 'banded' ? city.k - 1 : 0,
      requireReservation: choices.length > 0 && city.listing === 'exact' && donation.path !== 'pool',
      language: wish.language,
      email: sealed,
      ifFilled: wish.ifFilled,
      reservedUntil,
    };
    const statements = {
      idempotencyKey,
      reserve: lines.length > 0 ? reserveStatement(city.id, lines, total.currency, now) : undefined,
      assertPublic: choices.length > 0 ? assertChoicesPublic(city.id, choices, total.currency, now, donation.path === 'pool') : undefined,
      pollLater: pollLater(city.id, now),
      start: startStatement(city.id, begun),
      wakeLapse: wakeStatement('donor', city.id, RESERVATION_LAPSE_QUEUE, reservedUntil),
    };
    return this.attempt(city, wish, statements, choices.length > 0 ? CHOICE_RESERVATION_RETRIES : 0);
  }

  /** Two starts may want the last needs of a class at the same time: the one that lost tries again. */
  private async attempt(city: City, wish: DonationWish, statements: StartStatements, more: number): Promise<ProviderAccountId> {
    try {
      const { start } = await this.database.pipeline(city.id, statements);
      return present(start[0], 'a started donation has an account').accountId;
    } catch (error) {
      if (!isRefusal(error, 'need_filled')) throw error;
      if (more > 0) return this.attempt(city, wish, statements, more - 1);
      const lines = wish.lines.flatMap((line) => (isChoiceLine(line) ? [] : [line]));
      const needs = await this.findNeeds.run(
        city,
        lines.map(({ needId }) => needId),
      );
      throw new Refusal(lines.length === 0 ? 'nothing_waiting' : reservationRefusal(lines, needs));
    }
  }
}
