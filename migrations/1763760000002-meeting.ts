import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant, tenant } from './walls.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** The chart of accounts, as the shape of an account's name. `src/ledger/domain/chart-of-accounts.ts` says what each is for. */
const ACCOUNT = `^(provider:[a-z]+|bank:[A-Z0-9]+|bank-in-transit|dispute-receivable|donation:${UUID}|need:${UUID}|pool|biller-payable:[a-z0-9-]+|biller-receipts:[a-z0-9-]+|household-payable|refund-payable|suspense|unreturnable|provider-fees|dispute-fees|dispute-losses|fee-cover|city-contribution)$`;

const NEED =
  'city_id, id, kind, status, currency, amount, reserved, funded, biller_code, package_code, band, district, due_on, cut_off_on, fundable_until, published_on, funded_on, paid_on, handed_over';
/** Written by the database from the columns before. */
const NEED_DERIVED = 'code, urgent_on';
const CLASS = 'city_id, kind, code, band, currency, waiting, shown, least';

/** Where the two hands meet: needs without households, and the ledger. */
export class Meeting1763760000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.needs(db);
    await this.ledger(db);
    await this.figures(db);
  }

  private async needs(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE meeting.need (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
        status text NOT NULL CHECK (status IN ('open', 'funded', 'paid', 'withdrawn', 'expired')),
        currency char(3) NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        reserved bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
        funded bigint NOT NULL DEFAULT 0 CHECK (funded >= 0),
        biller_code text,
        package_code text,
        -- The round price of its class: an amount around which bills are shown, a package's price, a part of cash support.
        band bigint NOT NULL CHECK (band > 0),
        district text,
        due_on date,
        -- The day on which the biller means to cut the household off, where it is known.
        cut_off_on date,
        fundable_until timestamptz NOT NULL,
        -- Days, not instants: an instant here and in a household's row would tie the two.
        published_on date NOT NULL,
        funded_on date,
        paid_on date,
        -- The city's people have written down that the household has it: from then on nothing opens it again.
        handed_over boolean NOT NULL DEFAULT false,
        code text GENERATED ALWAYS AS (coalesce(biller_code, package_code, '')) STORED,
        -- The city's published order: the next cut-off first, then the oldest.
        urgent_on date GENERATED ALWAYS AS (coalesce(cut_off_on, 'infinity'::date)) STORED,
        CONSTRAINT need_never_over_funded CHECK (reserved + funded <= amount),
        CONSTRAINT need_bill_has_biller CHECK ((kind = 'bill') = (biller_code IS NOT NULL)),
        CONSTRAINT need_package_has_code CHECK ((kind = 'package') = (package_code IS NOT NULL)),
        CONSTRAINT need_funded_in_full CHECK (status NOT IN ('funded', 'paid') OR funded = amount),
        CONSTRAINT need_funded_day CHECK ((status IN ('funded', 'paid')) = (funded_on IS NOT NULL)),
        CONSTRAINT need_handed_over_stays CHECK (NOT handed_over OR status IN ('funded', 'paid')),
        CONSTRAINT need_paid_day CHECK ((status = 'paid') = (paid_on IS NOT NULL)),
        FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
        FOREIGN KEY (city_id, package_code) REFERENCES shared.support_package (city_id, code),
        PRIMARY KEY (city_id, id)
      );
      -- The city's published order, within a kind, a code or a class, and by age alone: each a keyset; a filled need leaves them all.
      CREATE INDEX need_open_kind ON meeting.need (city_id, kind, urgent_on, published_on, id) WHERE status = 'open';
      CREATE INDEX need_open_code ON meeting.need (city_id, kind, code, urgent_on, published_on, id) WHERE status = 'open';
      CREATE INDEX need_open_class ON meeting.need (city_id, kind, code, band, urgent_on, published_on, id) WHERE status = 'open';
      CREATE INDEX need_open_by_age ON meeting.need (city_id, kind, published_on, id) WHERE status = 'open';
      CREATE INDEX need_open_by_age_code ON meeting.need (city_id, kind, code, published_on, id) WHERE status = 'open';

      -- What the public may choose where no single need is shown: how many needs of one kind, code and round price wait. \`waiting\` moves with
      -- every need; \`shown\` is what the pages say, moves once a day, and is nothing while fewer than \`least\` wait. A city's k stands in \`least\`.
      CREATE TABLE meeting.need_class (
        city_id uuid NOT NULL REFERENCES shared.city,
        kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
        code text NOT NULL,
        band bigint NOT NULL CHECK (band > 0),
        currency char(3) NOT NULL,
        waiting integer NOT NULL CHECK (waiting >= 0),
        shown integer CHECK (shown > 0),
        least integer NOT NULL CHECK (least >= 1),
        CONSTRAINT need_class_never_below_k CHECK (shown IS NULL OR waiting >= least),
        PRIMARY KEY (city_id, kind, code, band, currency)
      );
      -- How many bills of a district wait. A page names a bill's district only while \`shown\` is set, and the database lets it be only from k on.
      CREATE TABLE meeting.need_district (
        city_id uuid NOT NULL REFERENCES shared.city,
        district text NOT NULL,
        waiting integer NOT NULL CHECK (waiting >= 0),
        shown integer CHECK (shown > 0),
        least integer NOT NULL CHECK (least >= 5),
        CONSTRAINT need_district_never_below_k CHECK (shown IS NULL OR waiting >= least),
        PRIMARY KEY (city_id, district)
      );
      CREATE INDEX need_funded_by_day ON meeting.need (city_id, funded_on, id) WHERE status = 'funded';

      -- The live counter: kept up by every deed, sharded so that no two wait for one row.
      CREATE TABLE meeting.tally (
        city_id uuid NOT NULL REFERENCES shared.city,
        shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
        kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
        currency char(3) NOT NULL,
        listed bigint NOT NULL DEFAULT 0,
        filled bigint NOT NULL DEFAULT 0,
        given bigint NOT NULL DEFAULT 0,
        paid bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (city_id, shard, kind, currency)
      );
      -- The counter as it stood when a day of the city began: what a banded city shows, and the line that anybody can draw through the days.
      CREATE TABLE meeting.tally_day (
        city_id uuid NOT NULL REFERENCES shared.city,
        day date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
        currency char(3) NOT NULL,
        listed bigint NOT NULL,
        filled bigint NOT NULL,
        given bigint NOT NULL,
        paid bigint NOT NULL,
        shown bigint NOT NULL CHECK (shown >= 0),
        PRIMARY KEY (city_id, day, kind, currency)
      );
    `);
    await db.query(
      tenant('meeting.need') +
        tenant('meeting.need_class') +
        tenant('meeting.need_district') +
        tenant('meeting.tally') +
        tenant('meeting.tally_day'),
    );
    await db.query(
      grant(
        'meeting.need',
        { to: ['donor', 'office', 'casework'], select: `${NEED}, ${NEED_DERIVED}` },
        { to: ['donor'], update: 'status, reserved, funded, funded_on' },
        { to: ['casework'], insert: NEED, update: 'status, paid_on, handed_over' },
        { to: ['books'], select: 'city_id, id, kind, code, band, district, status, currency, amount, reserved, funded' },
      ),
    );
    await db.query(
      grant(
        'meeting.need_class',
        { to: ['donor', 'office', 'casework', 'books'], select: CLASS },
        { to: ['donor', 'casework'], insert: CLASS, update: 'waiting, shown, least' },
      ),
    );
    const district = 'city_id, district, waiting, shown, least';
    await db.query(
      grant(
        'meeting.need_district',
        { to: ['donor', 'casework'], select: district, insert: district, update: 'waiting, shown, least' },
        { to: ['books'], select: district },
      ),
    );
    const tallyDay = 'city_id, day, kind, currency, listed, filled, given, paid, shown';
    await db.query(
      grant('meeting.tally_day', { to: ['donor', 'office', 'casework'], select: tallyDay }, { to: ['donor'], insert: tallyDay }),
    );
    await db.query(
      grant(
        'meeting.tally',
        { to: ['donor', 'office', 'casework', 'books'], select: 'city_id, shard, kind, currency, listed, filled, given, paid' },
        {
          to: ['donor', 'casework'],
          insert: 'city_id, shard, kind, currency, listed, filled, given, paid',
          update: 'listed, filled, given, paid',
        },
      ),
    );
  }

  private async ledger(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE meeting.journal_entry (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        side text NOT NULL CHECK (side IN ('giving', 'receiving')),
        kind text NOT NULL CHECK (kind ~ '^[a-z_]+$'),
        reference text NOT NULL,
        currency char(3) NOT NULL,
        booked_at timestamptz NOT NULL,
        -- No login may insert these two: they make an empty entry and a late posting unwritable.
        tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
        first_line smallint NOT NULL DEFAULT 1 CHECK (first_line = 1),
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, reference),
        UNIQUE (city_id, id, side, currency, tx)
      );
      CREATE TABLE meeting.posting (
        city_id uuid NOT NULL,
        entry_id uuid NOT NULL,
        line smallint NOT NULL CHECK (line >= 1),
        side text NOT NULL,
        currency char(3) NOT NULL,
        debit text NOT NULL CHECK (debit ~ '${ACCOUNT}'),
        credit text NOT NULL CHECK (credit ~ '${ACCOUNT}'),
        amount bigint NOT NULL CHECK (amount > 0),
        tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
        CHECK (debit <> credit),
        PRIMARY KEY (city_id, entry_id, line),
        FOREIGN KEY (city_id, entry_id, side, currency, tx) REFERENCES meeting.journal_entry (city_id, id, side, currency, tx)
      );
      ALTER TABLE meeting.journal_entry ADD CONSTRAINT journal_entry_not_empty
        FOREIGN KEY (city_id, id, first_line) REFERENCES meeting.posting (city_id, entry_id, line) DEFERRABLE INITIALLY DEFERRED;

      -- Stored balances of the accounts that many facts share. Debits count up, credits down.
      CREATE TABLE meeting.balance (
        city_id uuid NOT NULL REFERENCES shared.city,
        side text NOT NULL CHECK (side IN ('giving', 'receiving')),
        account text NOT NULL CHECK (account ~ '^(pool|biller-receipts:[a-z0-9-]+|provider:[a-z]+)$'),
        currency char(3) NOT NULL,
        shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
        amount bigint NOT NULL,
        PRIMARY KEY (city_id, side, account, currency, shard)
      );
    `);
    // A hand reads and writes its own entries only; `books` reads all of them.
    const hands = { donor: `side = 'giving'`, office: `side = 'giving'`, casework: `side = 'receiving'` };
    await db.query(tenant('meeting.journal_entry', hands) + tenant('meeting.posting', hands) + tenant('meeting.balance', hands));
    const entry = 'city_id, id, side, kind, reference, currency, booked_at';
    const posting = 'city_id, entry_id, line, side, currency, debit, credit, amount';
    const balance = 'city_id, side, account, currency, shard, amount';
    await db.query(
      grant(
        'meeting.journal_entry',
        { to: ['donor', 'office', 'casework', 'books'], select: entry },
        { to: ['donor', 'casework'], insert: entry },
      ) +
        grant(
          'meeting.posting',
          { to: ['donor', 'office', 'casework', 'books'], select: posting },
          { to: ['donor', 'casework'], insert: posting },
        ) +
        grant(
          'meeting.balance',
          { to: ['donor', 'office', 'casework', 'books'], select: balance },
          { to: ['donor', 'casework'], insert: balance, update: 'amount' },
        ),
    );
  }

  private async figures(db: QueryRunner): Promise<void> {
    const columns = 'city_id, quarter, hand, indicator, dimension, currency, value';
    await db.query(`
      -- Each hand hands in its own sums; no row of either is read where the report is made.
      CREATE TABLE meeting.quarter_figure (
        city_id uuid NOT NULL REFERENCES shared.city,
        quarter text NOT NULL CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
        hand text NOT NULL CHECK (hand IN ('giving', 'receiving')),
        indicator text NOT NULL CHECK (indicator ~ '^[a-z_]+$'),
        dimension text NOT NULL DEFAULT '',
        currency text NOT NULL DEFAULT '',
        value bigint NOT NULL CHECK (value >= 0),
        PRIMARY KEY (city_id, quarter, hand, indicator, dimension, currency)
      );
    `);
    await db.query(tenant('meeting.quarter_figure', { donor: `hand = 'giving'`, casework: `hand = 'receiving'` }));
    await db.query(
      grant(
        'meeting.quarter_figure',
        { to: ['donor', 'office', 'casework'], select: columns },
        { to: ['donor', 'casework'], insert: columns, update: 'value' },
      ),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'DROP TABLE meeting.quarter_figure, meeting.balance, meeting.posting, meeting.journal_entry, meeting.tally_day, meeting.tally, meeting.need_class, meeting.need_district, meeting.need CASCADE',
    );
  }
}
