import type { DonationId, PaymentId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import type { Payment, PaymentStatus } from './domain/payment.js';

// Raw SQL throughout: these run for every gift, a batch of them in one statement each. Row by row through entities, the batch took
// longer than the webhooks that fill it.

/**
 * The payments with these ids, locked until the transaction ends. Whoever moves a payment, its donation or its allocations locks the payment
 * first, in id order: so no two wait for each other in a ring.
 */
export async function lockPayments(tx: CityTx<'donor'>, ids: readonly PaymentId[]): Promise<Payment[]> {
  return tx.query<Payment>(
    `SELECT p.id, p.donation_id AS "donationId", p.account_id AS "accountId", p.status, p.currency, p.amount,
            p.provider_reference AS reference, a.mode, a.biller_code AS "billerCode", a.provider
     FROM giving.payment p JOIN giving.provider_account a ON a.city_id = p.city_id AND a.id = p.account_id
     WHERE p.city_id = $1 AND p.id = ANY($2::uuid[]) ORDER BY p.id FOR UPDATE OF p`,
    [tx.cityId, ids],
  );
}

/** The payments of these gifts, locked the same way. */
export async function lockPaymentsOf(tx: CityTx<'donor'>, donationIds: readonly DonationId[]): Promise<Payment[]> {
  const rows = await tx.query<{ id: PaymentId }>('SELECT id FROM giving.payment WHERE city_id = $1 AND donation_id = ANY($2::uuid[])', [
    tx.cityId,
    donationIds,
  ]);
  return lockPayments(
    tx,
    rows.map(({ id }) => id),
  );
}

/** Ids by the provider's own references, for events that do not carry ours. */
export async function paymentIdsByReference(
  tx: CityTx<'donor'>,
  references: readonly { accountId: string; reference: string }[],
): Promise<Map<string, PaymentId>> {
  if (references.length === 0) return new Map();
  const rows = await tx.query<{ key: string; id: PaymentId }>(
    `SELECT p.account_id || ' ' || p.provider_reference AS key, p.id
     FROM unnest($2::uuid[], $3::text[]) AS r(account_id, reference)
     JOIN giving.payment p ON p.city_id = $1 AND p.account_id = r.account_id AND p.provider_reference = r.reference`,
    [tx.cityId, references.map(({ accountId }) => accountId), references.map(({ reference }) => reference)],
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

export interface PaymentMove {
  readonly id: PaymentId;
  readonly to: PaymentStatus;
  /** The provider's id of it, kept where none was yet. */
  readonly reference: string | null;
}

/** Moves payments that this transaction has locked. */
export async function movePayments(tx: CityTx<'donor'>, moves: readonly PaymentMove[], at: Date): Promise<void> {
  if (moves.length === 0) return;
  await tx.query(
    `WITH moved AS (
       UPDATE giving.payment p
       SET status = m.status, provider_reference = coalesce(p.provider_reference, m.reference),
           captured_at = CASE WHEN m.status = 'captured' THEN $5::timestamptz ELSE p.captured_at END
       FROM unnest($2::uuid[], $3::text[], $4::text[]) AS m(id, status, reference)
       WHERE p.city_id = $1 AND p.id = m.id RETURNING 1)
     SELECT shared.demand(count(*) = cardinality($2::uuid[]), 'wrong_state') FROM moved`,
    [tx.cityId, moves.map(({ id }) => id), moves.map(({ to }) => to), moves.map(({ reference }) => reference), at],
  );
}
