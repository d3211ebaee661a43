import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';

const BATCH =
  'city_id, id, decision_id, source, file_hash, status, rows_read, accepted, unchanged, refused, proposed_by, proposed_by_name, created_at, approved_by, approved_by_name, approved_at';
const BILL =
  'city_id, id, household_id, batch_id, row_no, need_id, biller_code, bill_no, bill_no_index, subscriber_no, holder, district, currency, amount, issued_on, due_on, cut_off_on, version, status, published_on, ended_reason, ended_on, told_funded_on, told_paid_on';
const VERSION = 'city_id, bill_id, version, amount, due_on, source, entered_on';
const REFUSED = 'city_id, batch_id, row_no, column_name, reason';

/** Why a bill or a support ended before it was paid. */
export const endedReasons = `'entered_by_mistake', 'paid_elsewhere', 'household_wish', 'not_entitled', 'biller_error', 'too_late', 'expired'`;

/** Bills and their versions, the batches they came in, and the rows that were refused. */
export const billTables = `
  CREATE TABLE receiving.bill_batch (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    decision_id uuid NOT NULL,
    source text NOT NULL CHECK (source IN ('file', 'clerk')),
    file_hash bytea,
    status text NOT NULL CHECK (status IN ('reading', 'proposed', 'approved', 'withdrawn')),
    rows_read integer NOT NULL DEFAULT 0,
    accepted integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    refused integer NOT NULL DEFAULT 0,
    proposed_by text NOT NULL CHECK (proposed_by <> ''),
    proposed_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    approved_by text,
    approved_by_name text,
    approved_at timestamptz,
    CONSTRAINT bill_batch_file_has_hash CHECK ((source = 'file') = (file_hash IS NOT NULL)),
    CONSTRAINT bill_batch_approved_whole CHECK (num_nonnulls(approved_by, approved_by_name, approved_at) = CASE status WHEN 'approved' THEN 3 ELSE 0 END),
    ${secondPerson('bill_batch', 'proposed_by', 'approved_by')},
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, file_hash),
    UNIQUE (city_id, decision_id),
    FOREIGN KEY (city_id, decision_id) REFERENCES receiving.decision (city_id, id)
  );
  CREATE TABLE receiving.bill (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    batch_id uuid NOT NULL,
    row_no integer NOT NULL CHECK (row_no >= 1),
    need_id uuid,
    biller_code text NOT NULL,
    bill_no bytea NOT NULL,
    bill_no_index bytea NOT NULL,
    subscriber_no bytea NOT NULL,
    holder bytea NOT NULL,
    district text,
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    issued_on date NOT NULL,
    due_on date NOT NULL,
    -- The day on which the biller means to cut the household off, where it is known.
    cut_off_on date,
    -- The newest of its versions: amount and due date here are that one's.
    version smallint NOT NULL DEFAULT 1 CHECK (version >= 1),
    status text NOT NULL CHECK (status IN ('waiting', 'published', 'withdrawn')),
    published_on date,
    ended_reason text CHECK (ended_reason IN (${endedReasons})),
    ended_on date,
    told_funded_on date,
    told_paid_on date,
    CONSTRAINT bill_due_after_issued CHECK (due_on >= issued_on),
    CONSTRAINT bill_cut_off_after_issued CHECK (cut_off_on >= issued_on),
    CONSTRAINT bill_published_has_need CHECK ((status = 'published') = (need_id IS NOT NULL AND published_on IS NOT NULL)),
    CONSTRAINT bill_ended_whole CHECK ((ended_reason IS NULL) = (ended_on IS NULL)),
    CONSTRAINT bill_withdrawn_why CHECK (CASE status WHEN 'withdrawn' THEN ended_reason IS NOT NULL WHEN 'waiting' THEN ended_reason IS NULL ELSE coalesce(ended_reason, 'expired') = 'expired' END),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, need_id),
    FOREIGN KEY (city_id, household_id) REFERENCES receiving.household (city_id, id),
    FOREIGN KEY (city_id, batch_id) REFERENCES receiving.bill_batch (city_id, id),
    FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
    FOREIGN KEY (city_id, need_id) REFERENCES meeting.need (city_id, id)
  );
  -- A number comes once while its bill stands; after a bill was taken back the same number may come again.
  CREATE UNIQUE INDEX bill_number_once ON receiving.bill (city_id, biller_code, bill_no_index) WHERE status <> 'withdrawn';
  CREATE INDEX bill_by_household ON receiving.bill (city_id, household_id, published_on);
  CREATE INDEX bill_by_batch ON receiving.bill (city_id, batch_id, row_no);
  -- What a bill was said to amount to, and by whom; each correction is a new version.
  CREATE TABLE receiving.bill_version (
    city_id uuid NOT NULL,
    bill_id uuid NOT NULL,
    version smallint NOT NULL CHECK (version >= 1),
    amount bigint NOT NULL CHECK (amount > 0),
    due_on date NOT NULL,
    source text NOT NULL CHECK (source IN ('file', 'clerk', 'biller')),
    entered_on date NOT NULL,
    PRIMARY KEY (city_id, bill_id, version),
    UNIQUE (city_id, bill_id, version, amount, due_on),
    FOREIGN KEY (city_id, bill_id) REFERENCES receiving.bill (city_id, id)
  );
  -- No bill without its version, of the same amount and due date: looked at when the transaction ends, since the two are written one after the other.
  ALTER TABLE receiving.bill ADD CONSTRAINT bill_has_version FOREIGN KEY (city_id, id, version, amount, due_on)
    REFERENCES receiving.bill_version (city_id, bill_id, version, amount, due_on) DEFERRABLE INITIALLY DEFERRED;
  -- Row number and reason, never the row: a refused person's data is not kept.
  CREATE TABLE receiving.refused_row (
    city_id uuid NOT NULL,
    batch_id uuid NOT NULL,
    row_no integer NOT NULL,
    column_name text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (city_id, batch_id, row_no),
    FOREIGN KEY (city_id, batch_id) REFERENCES receiving.bill_batch (city_id, id)
  );
  ${tenant('receiving.bill_batch')}
  ${grant('receiving.bill_batch', { to: ['casework'], select: BATCH, insert: BATCH, update: 'status, rows_read, accepted, unchanged, refused, approved_by, approved_by_name, approved_at' })}
  ${tenant('receiving.bill')}
  ${grant('receiving.bill', { to: ['casework'], select: BILL, insert: BILL, update: 'need_id, bill_no, subscriber_no, holder, status, published_on, ended_reason, ended_on, told_funded_on, told_paid_on' })}
  ${tenant('receiving.bill_version')}
  ${grant('receiving.bill_version', { to: ['casework'], select: VERSION, insert: VERSION })}
  ${tenant('receiving.refused_row')}
  ${grant('receiving.refused_row', { to: ['casework'], select: REFUSED, insert: REFUSED })}
`;
