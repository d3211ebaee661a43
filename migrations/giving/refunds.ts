import { grant, tenant } from '../walls.js';

const REFUND =
  'city_id, id, payment_id, status, currency, amount, taken_pool, created_at, sent_at, asked_by, released_by, reason, attempts, next_at, failed_at, overtaken, given_up_by, given_up_why, agreed_by';

/** What goes back to donors. */
export const refundTables = `
  -- Asked for by one person and released by another, or owed at once because a gift found no place (asked_by is then empty).
  CREATE TABLE giving.refund (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    payment_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN
      ('asked', 'declined', 'released', 'refused', 'requested', 'sent', 'succeeded', 'failed', 'unreturnable')),
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    -- The part of it that came out of the pool, where the gift's rest was.
    taken_pool bigint NOT NULL DEFAULT 0 CHECK (taken_pool BETWEEN 0 AND amount),
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    asked_by text,
    released_by text,
    reason text CHECK (length(reason) <= 500),
    attempts smallint NOT NULL DEFAULT 0,
    next_at timestamptz,
    -- Since when it is owed again; the last time, where it failed more than once.
    failed_at timestamptz,
    -- The part of a failed one that its payer got back all the same, by a dispute that was lost.
    overtaken bigint NOT NULL DEFAULT 0 CHECK (overtaken BETWEEN 0 AND amount),
    -- Who says that a failed one cannot be returned, under which rule of the city, and who agreed.
    given_up_by text,
    given_up_why text CHECK (length(given_up_why) BETWEEN 1 AND 500),
    agreed_by text,
    CONSTRAINT refund_given_up_by_two CHECK (agreed_by <> given_up_by),
    CONSTRAINT refund_given_up_by_somebody CHECK (agreed_by IS NULL OR (given_up_by IS NOT NULL AND given_up_why IS NOT NULL)),
    CONSTRAINT refund_unreturnable_agreed CHECK (status <> 'unreturnable' OR agreed_by IS NOT NULL),
    CONSTRAINT refund_failed_once CHECK (status NOT IN ('failed', 'unreturnable') OR failed_at IS NOT NULL),
    CONSTRAINT refund_two_persons CHECK (released_by <> asked_by),
    CONSTRAINT refund_released_by_somebody CHECK (asked_by IS NULL OR status IN ('asked', 'declined') OR released_by IS NOT NULL),
    PRIMARY KEY (city_id, id),
    FOREIGN KEY (city_id, payment_id) REFERENCES giving.payment (city_id, id)
  );
  CREATE UNIQUE INDEX refund_one_open ON giving.refund (city_id, payment_id) WHERE status IN ('asked', 'released');
  CREATE INDEX refund_by_payment ON giving.refund (city_id, payment_id);
  CREATE INDEX refund_by_time ON giving.refund (city_id, created_at, id);
  CREATE INDEX refund_due ON giving.refund (city_id, next_at, id) WHERE status IN ('requested', 'sent');
  CREATE INDEX refund_failed ON giving.refund (city_id, status, failed_at, id) WHERE status IN ('failed', 'unreturnable');
  -- The desk asks and releases, and agrees that one which failed cannot be returned; what happens to the money is the giving side's.
  ${tenant('giving.refund')}
  ${grant('giving.refund', { to: ['donor'], select: REFUND, insert: REFUND, update: 'status, taken_pool, sent_at, attempts, next_at, failed_at, overtaken' }, { to: ['office'], select: REFUND })}
  ${grant('giving.refund', { to: ['books'], select: 'city_id, id, payment_id, status, currency, amount, taken_pool, overtaken' }, { to: ['office'], insert: 'city_id, id, payment_id, status, currency, amount, created_at, asked_by, reason', update: 'status, released_by, given_up_by, given_up_why, agreed_by' })}
  CREATE POLICY office_asks ON giving.refund AS RESTRICTIVE FOR INSERT TO office
       WITH CHECK (status = 'asked' AND asked_by IS NOT NULL AND released_by IS NULL);
     CREATE POLICY office_decides ON giving.refund AS RESTRICTIVE FOR UPDATE TO office
       USING (status IN ('asked', 'failed'))
       WITH CHECK ((status IN ('declined', 'released') AND attempts = 0) OR (status = 'failed' AND attempts > 0));
`;
