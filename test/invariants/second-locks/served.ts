import type { Writer } from './catalogue.js';

/** The statement that an index is there for: where it stands in the code, whose it is, and its WHERE and ORDER as they are written there. */
export interface Served {
  readonly file: string;
  readonly by: Writer;
  readonly sql: string;
}

const of = (file: string, by: Writer, sql: string): Served => ({ file: `src/${file}`, by, sql });
const city = 'city_id = $1::uuid';

/** Every index that is no key. One that is not here fails the test, and so does one that its statement does not use. */
export const served: Readonly<Record<string, Served>> = {
  'giving.allocation_by_need': of(
    'donations/allocations/ending.ts',
    'donor',
    `SELECT donation_id FROM giving.allocation WHERE ${city} AND need_id = ANY ($2::uuid[]) AND status = 'funded'`,
  ),
  // What was done to one thing, newest first: asked by whoever looks into it, on the server; no page reads it yet.
  'giving.audit_by_subject': of(
    'platform/audit/audit.ts',
    'office',
    `SELECT at, actor, action FROM giving.audit WHERE ${city} AND subject = $2 ORDER BY at DESC`,
  ),
  'receiving.audit_by_subject': of(
    'platform/audit/audit.ts',
    'casework',
    `SELECT at, actor, action FROM receiving.audit WHERE ${city} AND subject = $2 ORDER BY at DESC`,
  ),
  'giving.dispute_by_payment': of(
    'payments/refunds/returned-of.ts',
    'donor',
    `SELECT id FROM giving.dispute WHERE ${city} AND payment_id = $2::uuid`,
  ),
  'giving.dispute_by_time': of(
    'payments/disputes/list-disputes.ts',
    'office',
    `SELECT id FROM giving.dispute WHERE ${city} ORDER BY opened_at DESC, id DESC LIMIT 50`,
  ),
  'giving.dispute_lost': of(
    'payments/disputes/book-lost-dispute.ts',
    'donor',
    `SELECT id FROM giving.dispute WHERE ${city} AND status = 'lost' AND loss_booked_at IS NULL ORDER BY id LIMIT 1`,
  ),
  'giving.donation_news_waiting': of(
    'donations/news/news.store.ts',
    'donor',
    `SELECT donation_id FROM giving.donation_news WHERE ${city} AND told_on IS NULL ORDER BY donation_id`,
  ),
  'giving.donation_reserved': of(
    'donations/reservations/lapse-reservations.job.ts',
    'donor',
    `SELECT id FROM giving.donation WHERE ${city} AND status IN ('created', 'pending') AND reserved_until <= $2::timestamptz`,
  ),
  'giving.idempotency_key_by_age': of(
    'donations/start/forget-keys.job.ts',
    'donor',
    `DELETE FROM giving.idempotency_key WHERE ${city} AND created_at <= $2::timestamptz`,
  ),
  'giving.inbox_pending': of(
    'payments/notifications/inbox.store.ts',
    'donor',
    `SELECT id FROM giving.inbox WHERE ${city} AND status = 'pending' ORDER BY received_at, id LIMIT $2`,
  ),
  'giving.inbox_quarantined': of(
    'payments/notifications/list-quarantine.ts',
    'office',
    `SELECT id FROM giving.inbox WHERE ${city} AND status = 'quarantined' ORDER BY received_at DESC, id DESC LIMIT 50`,
  ),
  'giving.inbox_waiting': of(
    'payments/notifications/inbox.store.ts',
    'donor',
    `SELECT id FROM giving.inbox WHERE ${city} AND status = 'waiting' AND provider_payment_id = ANY ($2::text[])`,
  ),
  'giving.nestpay_checkout_by_time': of(
    'payments/providers/nestpay/nestpay.store.ts',
    'donor',
    `SELECT oid FROM giving.nestpay_checkout WHERE ${city} AND account_id = $2::uuid AND created_at BETWEEN $3::timestamptz AND $4::timestamptz ORDER BY created_at`,
  ),
  'giving.outbox_due': of(
    'platform/outbox/send-mail.job.ts',
    'donor',
    `SELECT id FROM giving.outbox WHERE ${city} AND sent_at IS NULL AND due_at <= $2::timestamptz ORDER BY due_at LIMIT 200`,
  ),
  'giving.payment_by_transaction': of(
    'payments/lock-payments.ts',
    'donor',
    `SELECT id FROM giving.payment WHERE ${city} AND account_id = $2::uuid AND provider_transaction_id = $3::text`,
  ),
  'giving.payment_by_time': of(
    'payments/list-payments.ts',
    'office',
    `SELECT id FROM giving.payment WHERE ${city} ORDER BY created_at DESC, id DESC LIMIT 50`,
  ),
  'giving.payment_unresolved': of(
    'payments/polling/poll-provider.store.ts',
    'donor',
    `SELECT id FROM giving.payment WHERE ${city} AND status IN ('created', 'pending', 'expired') AND created_at <= $2::timestamptz AND created_at > $3::timestamptz AND poll_attempts < $4 ORDER BY created_at, id LIMIT 50`,
  ),
  'giving.provider_account_proposal_waiting': of(
    'payments/provider-accounts/list-provider-proposals.ts',
    'office',
    `SELECT id FROM giving.provider_account_proposal WHERE ${city} AND status = 'proposed' ORDER BY proposed_at, id`,
  ),
  'giving.refund_by_payment': of(
    'payments/refunds/returned-of.ts',
    'donor',
    `SELECT id FROM giving.refund WHERE ${city} AND payment_id = $2::uuid`,
  ),
  'giving.refund_by_time': of(
    'payments/refunds/list-refunds.ts',
    'office',
    `SELECT id FROM giving.refund WHERE ${city} ORDER BY created_at DESC, id DESC LIMIT 50`,
  ),
  'giving.refund_due': of(
    'payments/refunds/refund.store.ts',
    'donor',
    `SELECT id FROM giving.refund WHERE ${city} AND status IN ('queued', 'submitted') AND next_at <= $2::timestamptz ORDER BY next_at, id LIMIT 50`,
  ),
  'giving.refund_failed': of(
    'payments/refunds/list-owed-refunds.ts',
    'office',
    `SELECT id FROM giving.refund WHERE ${city} AND status IN ('failed', 'unreturnable') ORDER BY status, failed_at, id LIMIT 51`,
  ),
  'giving.sandbox_delivery_due': of(
    'payments/providers/sandbox/sandbox.store.ts',
    'donor',
    `SELECT id FROM giving.sandbox_delivery WHERE ${city} AND delivered_at IS NULL AND due_at <= $2::timestamptz ORDER BY due_at`,
  ),
  'giving.settlement_due': of(
    'payments/settlements/settlement.store.ts',
    'donor',
    `SELECT id FROM giving.settlement WHERE ${city} AND next_at <= $2::timestamptz ORDER BY next_at, id LIMIT 50`,
  ),
  'giving.wake_due': of(
    'platform/jobs/jobs.ts',
    'donor',
    `SELECT DISTINCT city FROM giving.wake WHERE queue = $1::text AND due_at <= $2::timestamptz`,
  ),
  'receiving.wake_due': of(
    'platform/jobs/jobs.ts',
    'casework',
    `SELECT DISTINCT city FROM receiving.wake WHERE queue = $1::text AND due_at <= $2::timestamptz`,
  ),
  'receiving.outbox_due': of(
    'platform/outbox/send-mail.job.ts',
    'casework',
    `SELECT id FROM receiving.outbox WHERE ${city} AND sent_at IS NULL AND due_at <= $2::timestamptz ORDER BY due_at LIMIT 200`,
  ),
  'meeting.need_funded_by_day': of(
    'needs/read-needs.ts',
    'casework',
    `SELECT id FROM meeting.need WHERE ${city} AND status = 'funded' ORDER BY funded_on, id LIMIT $2`,
  ),
  'meeting.need_open_by_age': of(
    'needs/list-needs.ts',
    'donor',
    `SELECT id FROM meeting.need WHERE ${city} AND status = 'open' AND kind = 'bill' AND fundable_until >= $2::timestamptz ORDER BY published_on, id LIMIT $3`,
  ),
  'meeting.need_open_by_age_code': of(
    'needs/list-needs.ts',
    'donor',
    `SELECT id FROM meeting.need WHERE ${city} AND status = 'open' AND kind = 'bill' AND fundable_until >= $2::timestamptz AND code = $4::text ORDER BY published_on, id LIMIT $3`,
  ),
  'meeting.need_open_kind': of(
    'needs/list-needs.ts',
    'donor',
    `SELECT id FROM meeting.need WHERE ${city} AND status = 'open' AND kind = 'bill' AND fundable_until >= $2::timestamptz ORDER BY urgent_on, published_on, id LIMIT $3`,
  ),
  'meeting.need_open_code': of(
    'needs/list-needs.ts',
    'donor',
    `SELECT id FROM meeting.need WHERE ${city} AND status = 'open' AND kind = 'bill' AND fundable_until >= $2::timestamptz AND code = $4::text ORDER BY urgent_on, published_on, id LIMIT $3`,
  ),
  'meeting.need_open_class': of(
    'donations/start/start.statement.ts',
    'donor',
    `SELECT id FROM meeting.need WHERE ${city} AND status = 'open' AND kind = $2::text AND code = $3::text AND price_band = $4::bigint AND amount > reserved + funded AND currency = $5 AND fundable_until >= $6::timestamptz ORDER BY urgent_on, published_on, id LIMIT $7`,
  ),
  'receiving.bill_by_batch': of(
    'bills/bill.store.ts',
    'casework',
    `SELECT id FROM receiving.bill WHERE ${city} AND batch_id = $2::uuid AND row_no > $3::integer ORDER BY row_no LIMIT 250`,
  ),
  'receiving.bill_by_household': of(
    'bills/bill.store.ts',
    'casework',
    `SELECT id FROM receiving.bill WHERE ${city} AND household_id = ANY ($2::uuid[]) AND (status = 'waiting' OR status = 'published' AND published_on > $3::date)`,
  ),
  'receiving.contact_by_household': of(
    '../migrations/receiving/contacts.ts',
    'owner',
    `SELECT id FROM receiving.contact WHERE ${city} AND household_id = $2::uuid`,
  ),
  'receiving.support_by_household': of(
    'supports/support.store.ts',
    'casework',
    `SELECT id FROM receiving.support WHERE ${city} AND household_id = $2::uuid ORDER BY created_at DESC, id`,
  ),
  'receiving.support_by_status': of(
    'supports/support.store.ts',
    'casework',
    `SELECT id FROM receiving.support WHERE ${city} AND status = $2::text ORDER BY created_at DESC, id LIMIT 50`,
  ),
  'office.session_by_expiry': of(
    'identity/sessions/session.store.ts',
    'office',
    `DELETE FROM office.session WHERE ${city} AND expires_at <= $2::timestamptz`,
  ),
  'office.sign_in_try_by_age': of(
    'identity/credentials/sign-in-try.store.ts',
    'office',
    `DELETE FROM office.sign_in_try WHERE ${city} AND since <= $2::timestamptz`,
  ),
  'network.session_by_expiry': of(
    'identity/sessions/session.store.ts',
    'network',
    `DELETE FROM network.session WHERE expires_at <= $1::timestamptz`,
  ),
  'network.sign_in_try_by_age': of(
    'identity/credentials/sign-in-try.store.ts',
    'network',
    `DELETE FROM network.sign_in_try WHERE since <= $1::timestamptz`,
  ),
};
