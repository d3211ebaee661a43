import { grant, tenant } from '../walls.js';

const BATCH =
  'city_id, id, decision_no, source, file_hash, status, rows_read, accepted, unchanged, refused, officer, created_at, approved_by, approved_at';
const BILL =
  'city_id, id, household_id, batch_id, row_no, need_id, biller_code, bill_no, bill_no_index, account_no, holder, district, currency, amount, issued_on, due_on, cut_off_on, status, published_on, told_funded_on, told_paid_on';
const REFUSED = 'city_id, batch_id, row_no, column_name, reason';

/** Bills, the batches they came in, and the rows that were refused. */
export const billTables = `
  CREATE TABLE receiving.bill_batch (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    decision_no text NOT NULL CHECK (decision_no <> ''),
    source text NOT NULL CHECK (source IN ('file', 'clerk')),
    file_hash bytea,
    status text NOT NULL CHECK (status IN ('reading', 'proposed', 'approved', 'withdrawn')),
    rows_read integer NOT NULL DEFAULT 0,
    accepted integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    refused integer NOT NULL DEFAULT 0,
    officer text NOT NULL CHECK (officer <> ''),
    created_at timestamptz NOT NULL,
    approved_by text,
    approved_at timestamptz,
    CHECK ((source = 'file') = (file_hash IS NOT NULL)),
    CHECK ((status = 'approved') = (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
    CONSTRAINT bill_batch_two_persons CHECK (lower(approved_by) <> lower(officer)),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, file_hash)
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
    account_no bytea NOT NULL,
    holder bytea NOT NULL,
    district text,
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    issued_on date NOT NULL,
    due_on date NOT NULL,
    -- The day on which the biller means to cut the household off, where it is known.
    cut_off_on date,
    status text NOT NULL CHECK (status IN ('waiting', 'published', 'withdrawn')),
    published_on date,
    told_funded_on date,
    told_paid_on date,
    CHECK (due_on >= issued_on),
    CHECK (cut_off_on >= issued_on),
    CHECK ((status = 'published') = (need_id IS NOT NULL AND published_on IS NOT NULL)),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, biller_code, bill_no_index),
    UNIQUE (city_id, need_id),
    FOREIGN KEY (city_id, household_id) REFERENCES receiving.household (city_id, id),
    FOREIGN KEY (city_id, batch_id) REFERENCES receiving.bill_batch (city_id, id),
    FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
    FOREIGN KEY (city_id, need_id) REFERENCES meeting.need (city_id, id)
  );
  CREATE INDEX bill_by_household ON receiving.bill (city_id, household_id, published_on);
  CREATE INDEX bill_by_batch ON receiving.bill (city_id, batch_id, row_no);
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
  ${grant('receiving.bill_batch', { to: ['casework'], select: BATCH, insert: BATCH, update: 'status, rows_read, accepted, unchanged, refused, approved_by, approved_at' })}
  ${tenant('receiving.bill')}
  ${grant('receiving.bill', { to: ['casework'], select: BILL, insert: BILL, update: 'need_id, bill_no, account_no, holder, status, published_on, told_funded_on, told_paid_on' })}
  ${tenant('receiving.refused_row')}
  ${grant('receiving.refused_row', { to: ['casework'], select: REFUSED, insert: REFUSED })}
`;
