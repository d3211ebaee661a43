import type { MoneyPath } from '../../cities/index.js';
import type { CityId, DonationId, PaymentId, ProviderAccountId } from '../../kernel/ids.js';
import type { Currency } from '../../kernel/currency.js';
import { sqlBefore } from '../../kernel/lifecycle.js';
import { type Allocation, type Choice, openNeedsCondition, choiceShape } from '../../needs/index.js';
import { paymentLifecycle } from '../../payments/index.js';
import { namedStatement, type Statement } from '../../platform/database/index.js';
import { donationLifecycle, type IfFilled } from '../domain/donation.js';

export interface NewDonation {
  readonly id: DonationId;
  readonly paymentId: PaymentId;
  readonly currency: Currency;
  readonly amount: bigint;
  /** Parts of bills, reserved by the statement before. */
  readonly lines: readonly Allocation[];
  /** What is chosen by class: reserved here, as far as there is room. */
  readonly choices: readonly (Choice & { readonly amount: bigint })[];
  readonly language: string;
  readonly email: Buffer | null;
  readonly ifFilled: IfFilled;
  readonly tokenHash: Buffer;
  readonly createdAt: Date;
  readonly reservedUntil: Date;
  /** On `direct` every payment is for needs of one biller, at that biller's own account; else at the city's. */
  readonly path: MoneyPath;
  /** Fails where a choice finds no room at all. Not in a banded city: there it would tell what others hold. */
  readonly requireReservation: boolean;
  /**
   * How many needs of each choice are left free of it. In a banded city k−1: whoever begins checkouts and does not pay could else hold all but
   * a part of what waits, and read from what a small donation gets back what that part is.
   */
  readonly needsLeftFree: number;
  /** The biller of the choices, on the direct path. */
  readonly biller: string | null;
}

/** What a start answers with. */
export interface StartedRow {
  readonly accountId: ProviderAccountId;
  /** What was reserved by choice, in minor units. */
  readonly held: bigint;
}

/** How many needs one choice may spread over at the start. What is beyond finds its place when the money has come. */
const MAX_NEEDS_PER_CHOICE = 60n;

/**
 * Writes the donation, its payment and its allocations, beside the statement that reserves single bills; parts of the oldest needs of each
 * choice are reserved here. Needs that another start holds at this moment are passed over: nobody waits, and nothing is held twice. What is
 * held is named twice, by the join and by an array: the planner takes an array for a few, and reads no table from end to end to join with it.
 * Raw SQL: in a pipeline, one round trip a start, it is 2.8 times as fast as entities (`npm run bench:sql`). Fails with payment_one_biller,
 * provider_account_unknown, need_filled (a race lost: try again). Answers with the account that collects and what was held by choice, in minor units.
 */
export function startStatement(cityId: CityId, donation: NewDonation): Statement<StartedRow> {
  const { choices } = donation;
  const shapes = choices.map(choiceShape);
  return namedStatement<StartedRow>({
    // Baskets of many choices are rare and all different: their plans are not kept.
    ...(choices.length > 1 ? {} : { name: `start-donation-${shapes.join() || 'needs'}` }),
    text: `
      WITH biller AS (
        SELECT count(DISTINCT coalesce(biller_code, '')) AS billers, min(biller_code) AS code
        FROM meeting.need WHERE city_id = $cityId AND id = ANY($needIds::uuid[])
      ), account AS (
        SELECT a.id FROM giving.provider_account a, biller
        WHERE a.city_id = $cityId AND a.active AND a.biller_code IS NOT DISTINCT FROM CASE WHEN $path = 'direct' THEN coalesce(biller.code, $biller::text) END
      ), ${choices.map((choice, at) => pick(choice, at + 1)).join('')}picked AS (${choices.map((_, at) => `SELECT * FROM pick_${String(at + 1)}`).join(' UNION ALL ') || NOTHING}
      ), placed AS (
        SELECT line, need_id, least(room, wanted - before) AS amount FROM (
          SELECT picked.*, ($choiceAmounts::bigint[])[line] AS wanted, coalesce(sum(room) OVER (
            PARTITION BY line ORDER BY urgent_on, published_on, need_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS before,
            row_number() OVER (PARTITION BY line ORDER BY urgent_on, published_on, need_id) AS turn, count(*) OVER (PARTITION BY line) AS found
          FROM picked) AS counted WHERE before < wanted AND turn <= found - $needsLeftFree::bigint
      ), held AS (
        UPDATE meeting.need AS need SET reserved = need.reserved + placed.amount FROM placed
        WHERE need.city_id = $cityId AND need.id = ANY (ARRAY(SELECT need_id FROM placed)) AND need.id = placed.need_id AND need.status = 'open'
          AND need.reserved + need.funded + placed.amount <= need.amount
        RETURNING need.id
      ), donation AS (
        INSERT INTO giving.donation
          (city_id, id, status, path, currency, amount, language, email, if_filled, token_hash, created_at, reserved_until)
        VALUES ($cityId, $donationId, 'created', $path, $currency, $amount, $language, $email, $ifFilled, $tokenHash, $createdAt, $reservedUntil)
      ), payment AS (
        INSERT INTO giving.payment (city_id, id, donation_id, account_id, status, currency, amount, created_at)
        SELECT $cityId, $paymentId, $donationId, account.id, 'created', $currency, $amount, $createdAt FROM account
      ), choice AS (
        INSERT INTO giving.donation_choice (city_id, donation_id, line, kind, code, price_band, amount)
        SELECT $cityId, $donationId, row_number() OVER ()::smallint, line.* FROM unnest($kinds::text[], $codes::text[], $priceBands::bigint[], $choiceAmounts::bigint[]) AS line
      ), allocation AS (
        INSERT INTO giving.allocation (city_id, donation_id, need_id, status, currency, amount)
        SELECT $cityId, $donationId, line.need_id, 'reserved', $currency, line.amount FROM unnest($needIds::uuid[], $needAmounts::bigint[]) AS line (need_id, amount)
        UNION ALL SELECT $cityId, $donationId, placed.need_id, 'reserved', $currency, placed.amount FROM placed
      )
      SELECT shared.raise_unless($path <> 'direct' OR billers + ($biller::text IS NOT NULL)::integer = 1, 'payment_one_biller'),
             shared.raise_unless(EXISTS (SELECT FROM account), 'provider_account_unknown'),
             shared.raise_unless((SELECT count(*) FROM held) = (SELECT count(*) FROM placed)
               AND (NOT $requireReservation OR EXISTS (SELECT FROM placed)), 'need_filled'),
             (SELECT id FROM account) AS "accountId", coalesce((SELECT sum(amount) FROM placed), 0)::bigint AS held
      FROM biller`,
    values: {
      cityId,
      donationId: donation.id,
      paymentId: donation.paymentId,
      currency: donation.currency,
      amount: donation.amount,
      language: donation.language,
      email: donation.email,
      ifFilled: donation.ifFilled,
      tokenHash: donation.tokenHash,
      createdAt: donation.createdAt,
      reservedUntil: donation.reservedUntil,
      path: donation.path,
      biller: donation.biller,
      needIds: donation.lines.map(({ needId }) => needId),
      needAmounts: donation.lines.map(({ amount }) => amount),
      kinds: choices.map(({ kind }) => kind),
      codes: choices.map(({ code }) => code),
      priceBands: choices.map(({ priceBand }) => priceBand ?? null),
      choiceAmounts: choices.map(({ amount }) => amount),
      needLimits: choices.map((choice) => maxNeeds(choice) + BigInt(donation.needsLeftFree)),
      requireReservation: donation.requireReservation,
      needsLeftFree: donation.needsLeftFree,
    },
  });
}

/** The oldest needs of the choice on line `at` that nobody else is holding at this moment. */
function pick(choice: Choice, at: number): string {
  const line = String(at);
  const open = openNeedsCondition(choice, `($kinds::text[])[${line}]`, `($codes::text[])[${line}]`, `($priceBands::bigint[])[${line}]`);
  return `pick_${line} AS (
        SELECT ${line} AS line, need.id AS need_id, need.amount - need.reserved - need.funded AS room, need.urgent_on, need.published_on
         FROM meeting.need AS need WHERE need.city_id = $cityId AND ${open} AND need.currency = $currency AND need.fundable_until >= $createdAt
         ORDER BY need.urgent_on, need.published_on, need.id LIMIT ($needLimits::bigint[])[${line}] FOR UPDATE OF need SKIP LOCKED
      ), `;
}

/** The shape of `picked` where nothing is chosen by class. */
const NOTHING = `
        SELECT 1 AS line, NULL::uuid AS need_id, 0::bigint AS room, NULL::date AS urgent_on, NULL::date AS published_on
        WHERE false`;

/** No more needs are locked than the amount can fill: a need of a class is no smaller than a third of its round price. */
function maxNeeds({ priceBand, amount }: Choice & { readonly amount: bigint }): bigint {
  if (priceBand === undefined) return MAX_NEEDS_PER_CHOICE;
  const needed = (amount * 3n) / priceBand + 2n;
  return needed < MAX_NEEDS_PER_CHOICE ? needed : MAX_NEEDS_PER_CHOICE;
}

export interface NewIdempotencyKey {
  readonly keyHash: Buffer;
  readonly bodyDigest: Buffer;
  readonly paymentId: PaymentId;
  readonly answer: Buffer;
  readonly createdAt: Date;
  readonly busyUntil: Date;
}

/**
 * The row of a client's key, before all others of its donation: fails by `idempotency_key_pkey` where the key has one, after it waited for
 * whoever was writing it. Raw SQL: a part of the start's one round trip.
 */
export function idempotencyKeyStatement(
  cityId: CityId,
  { keyHash, bodyDigest, paymentId, answer, createdAt, busyUntil }: NewIdempotencyKey,
): Statement {
  return {
    name: 'mark-start',
    text: `INSERT INTO giving.idempotency_key (city_id, key_hash, body_digest, payment_id, answer, created_at, busy_until)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [cityId, keyHash, bodyDigest, paymentId, answer, createdAt, busyUntil],
  };
}

/**
 * Keeps the provider's reference. The payment is touched before its donation, as everywhere; both stay as they are where a notification was
 * faster than this. Fails with donation_unknown unless it reached both. Raw SQL: in a pipeline 3.7 times as fast as entities (`npm run bench:sql`).
 */
export function keepReferenceStatement(cityId: CityId, paymentId: PaymentId, reference: string): Statement {
  return {
    name: 'keep-reference',
    text: `
      WITH payment AS (
        UPDATE giving.payment SET provider_checkout_id = coalesce(provider_checkout_id, $3),
               status = CASE WHEN status IN (${sqlBefore(paymentLifecycle, 'pending')}) THEN 'pending' ELSE status END
        WHERE city_id = $1 AND id = $2 RETURNING donation_id
      ), donation AS (
        UPDATE giving.donation d SET status = CASE WHEN d.status IN (${sqlBefore(donationLifecycle, 'pending')}) THEN 'pending' ELSE d.status END
        FROM payment WHERE d.city_id = $1 AND d.id = payment.donation_id RETURNING d.id
      )
      SELECT shared.raise_unless((SELECT count(*) FROM donation) = 1, 'donation_unknown')`,
    values: [cityId, paymentId, reference],
  };
}
