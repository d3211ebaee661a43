import type { CityId, DonationId, NeedId, PaymentId } from '../kernel/ids.js';
import type { Currency } from '../kernel/currency.js';
import type { Statement } from '../platform/database/index.js';
import type { IfFilled } from './domain/donation.js';

export interface NewDonation {
  readonly id: DonationId;
  readonly paymentId: PaymentId;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly lines: readonly { readonly needId: NeedId; readonly amount: bigint }[];
  readonly language: string;
  readonly email: Buffer | null;
  readonly ifFilled: IfFilled;
  readonly tokenHash: Buffer;
  readonly createdAt: Date;
  readonly reservedUntil: Date;
  /** Every payment is for needs of one biller, at that biller's own account. */
  readonly direct: boolean;
}

/**
 * Writes the gift, its payment and its allocations, beside the statement that reserves the needs. Raw SQL in a pipeline: one round trip per
 * start. Fails with payment_one_biller or provider_account_unknown. Answers with the account that collects.
 */
export function startStatement(cityId: CityId, donation: NewDonation): Statement {
  return {
    name: 'start-donation',
    text: `
      WITH biller AS (
        SELECT count(DISTINCT coalesce(biller_code, '')) AS billers, min(biller_code) AS code
        FROM meeting.need WHERE city_id = $1 AND id = ANY($12::uuid[])
      ), account AS (
        SELECT a.id FROM giving.provider_account a, biller
        WHERE a.city_id = $1 AND a.active AND a.biller_code IS NOT DISTINCT FROM CASE WHEN $11::boolean THEN biller.code END
      ), donation AS (
        INSERT INTO giving.donation (city_id, id, status, currency, amount, language, email, if_filled, token_hash, created_at, reserved_until)
        VALUES ($1, $2, 'created', $4, $5, $6, $7, $8, $9, $10, $14)
      ), payment AS (
        INSERT INTO giving.payment (city_id, id, donation_id, account_id, status, currency, amount, created_at)
        SELECT $1, $3, $2, account.id, 'created', $4, $5, $10 FROM account
      ), allocation AS (
        INSERT INTO giving.allocation (city_id, donation_id, need_id, status, currency, amount)
        SELECT $1, $2, line.need_id, 'reserved', $4, line.amount FROM unnest($12::uuid[], $13::bigint[]) AS line (need_id, amount)
      )
      SELECT shared.demand(NOT $11 OR billers = 1, 'payment_one_biller'),
             shared.demand(EXISTS (SELECT FROM account), 'provider_account_unknown'),
             (SELECT id FROM account) AS "accountId"
      FROM biller`,
    values: [
      cityId,
      donation.id,
      donation.paymentId,
      donation.currency,
      donation.amount,
      donation.language,
      donation.email,
      donation.ifFilled,
      donation.tokenHash,
      donation.createdAt,
      donation.direct,
      donation.lines.map(({ needId }) => needId),
      donation.lines.map(({ amount }) => amount),
      donation.reservedUntil,
    ],
  };
}

/**
 * Keeps the provider's reference. The payment is touched before its donation, as everywhere; both stay as they are where a notification was
 * faster than this.
 */
export function referenceStatement(cityId: CityId, paymentId: PaymentId, reference: string): Statement {
  return {
    name: 'keep-reference',
    text: `
      WITH payment AS (
        UPDATE giving.payment SET provider_reference = coalesce(provider_reference, $3),
               status = CASE status WHEN 'created' THEN 'pending' ELSE status END
        WHERE city_id = $1 AND id = $2 RETURNING donation_id
      )
      UPDATE giving.donation d SET status = CASE d.status WHEN 'created' THEN 'pending' ELSE d.status END
      FROM payment WHERE d.city_id = $1 AND d.id = payment.donation_id`,
    values: [cityId, paymentId, reference],
  };
}
