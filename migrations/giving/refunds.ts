import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';

const REFUND =
  'city_id, id, payment_id, status, currency, amount, from_pool, created_at, sent_at, requested_by, requested_by_name, approved_by, approved_by_name, reason, attempts, next_at, failed_at, offset_amount, given_up_by, given_up_by_name, given_up_why, agreed_by, agreed_by_name';

/** What goes back to donors. */
export const refundTables = `
  -- One person requests a refund and another approves it. Where a donation found no need, the refund is queued at once and requested_by
  -- is empty. Ids are compared, names are printed.
  CREATE TABLE giving.refund (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN
      ('pending_approval', 'declined', 'approved', 'rejected', 'queued', 'submitted', 'succeeded', 'failed', 'unreturnable')),
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    -- The part of it that came from the pool.
    from_pool bigint NOT NULL DEFAULT 0 CONSTRAINT refund_from_pool_within CHECK (from_pool BETWEEN 0 AND amount),
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    requested_by text,
    requested_by_name text,
    approved_by text,
    approved_by_name text,
    reason text CHECK (length(reason) <= 500),
    attempts smallint NOT NULL DEFAULT 0,
    next_at timestamptz,
    -- Since when it is owed again; the last time, where it failed more than once.
    failed_at timestamptz,
    -- The part of a failed refund that a lost dispute paid to the payer instead.
    offset_amount bigint NOT NULL DEFAULT 0 CONSTRAINT refund_offset_within CHECK (offset_amount BETWEEN 0 AND amount),
    -- Who says that a failed one cannot be returned, under which rule of the city, and who agreed.
    given_up_by text,
    given_up_by_name text,
    given_up_why text CHECK (length(given_up_why) BETWEEN 1 AND 500),
    agreed_by text,
    agreed_by_name text,
    ${secondPerson('refund', 'given_up_by', 'agreed_by', 'given_up')},
    CONSTRAINT refund_given_up_by_somebody CHECK (agreed_by IS NULL OR (given_up_by IS NOT NULL AND given_up_why IS NOT NULL)),
    CONSTRAINT refund_unreturnable_agreed CHECK (status <> 'unreturnable' OR agreed_by IS NOT NULL),
    CONSTRAINT refund_failed_once CHECK (status NOT IN ('failed', 'unreturnable') OR failed_at IS NOT NULL),
    ${secondPerson('refund', 'requested_by', 'approved_by')},
    CONSTRAINT refund_approved_by_somebody CHECK (requested_by IS NULL OR status IN ('pending_approval', 'declined') OR approved_by IS NOT NULL),
    CONSTRAINT refund_named CHECK (
      (requested_by IS NULL) = (requested_by_name IS NULL) AND (approved_by IS NULL) = (approved_by_name IS NULL)
      AND (given_up_by IS NULL) = (given_up_by_name IS NULL) AND (agreed_by IS NULL) = (agreed_by_name IS NULL)),
    PRIMARY KEY (city_id, id),
    FOREIGN KEY (city_id, payment_id) REFERENCES giving.payment (city_id, id)
  );
  CREATE UNIQUE INDEX refund_one_open ON giving.refund (city_id, payment_id) WHERE status IN ('pending_approval', 'approved');
  CREATE INDEX refund_by_payment ON giving.refund (city_id, payment_id);
  CREATE INDEX refund_by_time ON giving.refund (city_id, created_at, id);
  CREATE INDEX refund_due ON giving.refund (city_id, next_at, id) WHERE status IN ('queued', 'submitted');
  CREATE INDEX refund_failed ON giving.refund (city_id, status, failed_at, id) WHERE status IN ('failed', 'unreturnable');
  -- The office requests and approves refunds, and agrees that a failed one cannot be returned. Only the donor login moves the money.
  ${tenant('giving.refund')}
  ${grant('giving.refund', { to: ['donor'], select: REFUND, insert: REFUND, update: 'status, from_pool, sent_at, attempts, next_at, failed_at, offset_amount' }, { to: ['office'], select: REFUND })}
  ${grant('giving.refund', { to: ['books'], select: 'city_id, id, payment_id, status, currency, amount, from_pool, offset_amount' }, { to: ['office'], insert: 'city_id, id, payment_id, status, currency, amount, created_at, requested_by, requested_by_name, reason', update: 'status, approved_by, approved_by_name, given_up_by, given_up_by_name, given_up_why, agreed_by, agreed_by_name' })}
  CREATE POLICY office_requests ON giving.refund AS RESTRICTIVE FOR INSERT TO office
       WITH CHECK (status = 'pending_approval' AND requested_by IS NOT NULL AND approved_by IS NULL);
     CREATE POLICY office_decides ON giving.refund AS RESTRICTIVE FOR UPDATE TO office
       USING (status IN ('pending_approval', 'failed'))
       WITH CHECK ((status IN ('declined', 'approved') AND attempts = 0) OR (status = 'failed' AND attempts > 0));
`;
