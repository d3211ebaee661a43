import type { MigrationInterface, QueryRunner } from 'typeorm';

import { handTables } from './hands.js';
import { grant, tenant } from './walls.js';

const HOUSEHOLD = 'city_id, id, case_no, code_hash, name, national_id, national_id_index, language, created_at';
const BATCH =
  'city_id, id, decision_no, source, file_hash, status, rows_read, accepted, unchanged, refused, officer, created_at, approved_by, approved_at';
const BILL =
  'city_id, id, household_id, batch_id, row_no, need_id, biller_code, bill_no, bill_no_index, account_no, holder, district, currency, amount, issued_on, due_on, cut_off_on, status, published_on, told_funded_on, told_paid_on';
const REFUSED = 'city_id, batch_id, row_no, column_name, reason';
const SUPPORT =
  'city_id, id, household_id, need_id, kind, package_code, currency, amount, decision_no, officer, created_at, approved_by, approved_at, status, published_on, told_funded_on, told_paid_on';
const PACKAGE_MONTH = 'city_id, package_code, month, published';
const HANDOVER = 'city_id, id, support_id, need_id, decision_no, handed_on, officer, proposed_at, confirmed_by, confirmed_at';
const CONFIRMATION = 'city_id, id, biller_code, file_hash, officer, created_at, matched, missing, unexpected';
const LINE = 'city_id, confirmation_id, line_no, need_id, outcome, amount, paid_on';

/** The hand that receives: households, their bills, and what the biller confirms. No table here knows a donor. */
export class Receiving1763760000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(handTables('receiving', 'casework', []));
    await db.query(`
      CREATE TABLE receiving.household (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        case_no text NOT NULL,
        code_hash bytea NOT NULL,
        name bytea NOT NULL,
        -- A household without a national number is possible.
        national_id bytea,
        national_id_index bytea,
        language text NOT NULL,
        created_at timestamptz NOT NULL,
        CHECK ((national_id IS NULL) = (national_id_index IS NULL)),
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, case_no),
        UNIQUE (city_id, national_id_index)
      );
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
      CREATE TABLE receiving.confirmation (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        biller_code text NOT NULL,
        file_hash bytea NOT NULL,
        officer text NOT NULL,
        created_at timestamptz NOT NULL,
        matched integer NOT NULL,
        missing integer NOT NULL,
        unexpected integer NOT NULL,
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, file_hash),
        FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code)
      );
      CREATE TABLE receiving.confirmation_line (
        city_id uuid NOT NULL,
        confirmation_id uuid NOT NULL,
        line_no integer NOT NULL,
        need_id uuid,
        outcome text NOT NULL CHECK (outcome ~ '^[a-z_]+$'),
        amount bigint,
        paid_on date,
        PRIMARY KEY (city_id, confirmation_id, line_no),
        FOREIGN KEY (city_id, confirmation_id) REFERENCES receiving.confirmation (city_id, id)
      );
      CREATE UNIQUE INDEX confirmation_once ON receiving.confirmation_line (city_id, need_id) WHERE outcome = 'paid';
    `);
    await this.supports(db);
    const tables: Record<string, [columns: string, update?: string]> = {
      'receiving.household': [HOUSEHOLD, 'code_hash, name, national_id, language'],
      'receiving.bill_batch': [BATCH, 'status, rows_read, accepted, unchanged, refused, approved_by, approved_at'],
      'receiving.bill': [BILL, 'need_id, bill_no, account_no, holder, status, published_on, told_funded_on, told_paid_on'],
      'receiving.refused_row': [REFUSED],
      'receiving.support': [SUPPORT, 'need_id, approved_by, approved_at, status, published_on, told_funded_on, told_paid_on'],
      'receiving.package_month': [PACKAGE_MONTH, 'published'],
      'receiving.handover': [HANDOVER, 'id, decision_no, handed_on, officer, proposed_at, confirmed_by, confirmed_at'],
      'receiving.confirmation': [CONFIRMATION],
      'receiving.confirmation_line': [LINE],
    };
    for (const [table, [columns, update]] of Object.entries(tables)) {
      await db.query(tenant(table));
      await db.query(grant(table, { to: ['casework'], select: columns, insert: columns, ...(update ? { update } : {}) }));
    }
  }

  /** Packages and cash support: what a household is granted, how many a month, and that it got it. */
  private async supports(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE receiving.support (
        city_id uuid NOT NULL,
        id uuid NOT NULL,
        household_id uuid NOT NULL,
        need_id uuid,
        kind text NOT NULL CHECK (kind IN ('package', 'cash')),
        package_code text,
        currency char(3) NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        decision_no text NOT NULL CHECK (decision_no <> ''),
        officer text NOT NULL CHECK (officer <> ''),
        created_at timestamptz NOT NULL,
        approved_by text,
        approved_at timestamptz,
        status text NOT NULL CHECK (status IN ('waiting', 'published', 'withdrawn')),
        published_on date,
        told_funded_on date,
        told_paid_on date,
        CHECK ((kind = 'package') = (package_code IS NOT NULL)),
        CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
        CHECK ((status = 'published') = (need_id IS NOT NULL AND published_on IS NOT NULL)),
        CHECK (status <> 'published' OR approved_by IS NOT NULL),
        CONSTRAINT support_two_persons CHECK (lower(approved_by) <> lower(officer)),
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, need_id),
        FOREIGN KEY (city_id, household_id) REFERENCES receiving.household (city_id, id),
        FOREIGN KEY (city_id, package_code) REFERENCES shared.support_package (city_id, code),
        FOREIGN KEY (city_id, need_id) REFERENCES meeting.need (city_id, id)
      );
      CREATE INDEX support_by_household ON receiving.support (city_id, household_id);
      CREATE INDEX support_by_status ON receiving.support (city_id, status, created_at);
      -- How many of a package were put on the list in a calendar month: its quota is kept by an update of this row.
      CREATE TABLE receiving.package_month (
        city_id uuid NOT NULL,
        package_code text NOT NULL,
        -- The month's first day.
        month date NOT NULL CHECK (extract(day FROM month) = 1),
        published integer NOT NULL CHECK (published >= 0),
        PRIMARY KEY (city_id, package_code, month),
        FOREIGN KEY (city_id, package_code) REFERENCES shared.support_package (city_id, code)
      );
      -- That a household got its support: written down by one person, confirmed by another. One a need; changed until it is confirmed.
      CREATE TABLE receiving.handover (
        city_id uuid NOT NULL,
        id uuid NOT NULL,
        support_id uuid NOT NULL,
        need_id uuid NOT NULL,
        decision_no text NOT NULL CHECK (decision_no <> ''),
        handed_on date NOT NULL,
        officer text NOT NULL CHECK (officer <> ''),
        proposed_at timestamptz NOT NULL,
        confirmed_by text,
        confirmed_at timestamptz,
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        CONSTRAINT handover_two_persons CHECK (lower(confirmed_by) <> lower(officer)),
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, need_id),
        FOREIGN KEY (city_id, support_id) REFERENCES receiving.support (city_id, id),
        FOREIGN KEY (city_id, need_id) REFERENCES meeting.need (city_id, id)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA receiving CASCADE; CREATE SCHEMA receiving');
  }
}
