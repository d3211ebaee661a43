import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** The chart of accounts, as the shape of an account's name. `src/ledger/domain/chart-of-accounts.ts` says what each is for. */
const ACCOUNT = `^(provider:[a-z]+:${UUID}|bank:[A-Z0-9]+|settlements-in-transit|payouts-in-transit|dispute-receivable|donation:${UUID}|need:${UUID}|pool|biller-payable:[a-z0-9-]+|biller-receipts:[a-z0-9-]+|household-payable|refund-payable|suspense|unreturnable|provider-fees|dispute-fees|dispute-losses|fee-cover|city-contribution)$`;
const ENTRY = 'city_id, id, side, kind, entry_key, currency, booked_at, happened_on, booked_on';
const POSTING = 'city_id, entry_id, line, side, currency, debit, credit, amount';
const BALANCE = 'city_id, side, account, currency, shard, amount';
/** A side reads and writes its own entries only; `books` reads all of them. */
const SIDES = { donor: `side = 'giving'`, office: `side = 'giving'`, casework: `side = 'receiving'` };

/** Journal entries, their postings, the stored balances of the accounts that many facts share, and the periods that are closed. */
export const ledgerTables = `
  CREATE TABLE meeting.journal_entry (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    side text NOT NULL CHECK (side IN ('giving', 'receiving')),
    kind text NOT NULL CHECK (kind ~ '^[a-z_]+$'),
    entry_key text NOT NULL,
    currency char(3) NOT NULL,
    booked_at timestamptz NOT NULL,
    -- The day of the fact in the city's zone, and the first open day on or after it: what happened in a closed month is booked later.
    happened_on date NOT NULL,
    booked_on date NOT NULL CONSTRAINT journal_entry_booked_after CHECK (booked_on >= happened_on),
    -- No login may insert these two: they make an empty entry and a late posting unwritable.
    tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
    first_line smallint NOT NULL DEFAULT 1 CHECK (first_line = 1),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, entry_key),
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
    CONSTRAINT posting_two_accounts CHECK (debit <> credit),
    PRIMARY KEY (city_id, entry_id, line),
    FOREIGN KEY (city_id, entry_id, side, currency, tx) REFERENCES meeting.journal_entry (city_id, id, side, currency, tx)
  );
  ALTER TABLE meeting.journal_entry ADD CONSTRAINT journal_entry_not_empty
    FOREIGN KEY (city_id, id, first_line) REFERENCES meeting.posting (city_id, entry_id, line) DEFERRABLE INITIALLY DEFERRED;
  -- Stored balances of the accounts that many facts share. Debits count up, credits down.
  CREATE TABLE meeting.balance (
    city_id uuid NOT NULL REFERENCES shared.city,
    side text NOT NULL CHECK (side IN ('giving', 'receiving')),
    account text NOT NULL CHECK (account ~ '^(pool|biller-receipts:[a-z0-9-]+|provider:[a-z]+:${UUID})$'),
    currency char(3) NOT NULL,
    shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
    amount bigint NOT NULL,
    PRIMARY KEY (city_id, side, account, currency, shard)
  );
  -- A month of one side's books. Closed by two persons, in order; no row while it is open and nobody asked to close it.
  CREATE TABLE meeting.period (
    city_id uuid NOT NULL REFERENCES shared.city,
    side text NOT NULL CHECK (side IN ('giving', 'receiving')),
    month date NOT NULL CHECK (month = date_trunc('month', month)),
    status text NOT NULL CHECK (status IN ('proposed', 'closed')),
    proposed_by text NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    closed_by text,
    closed_by_name text,
    closed_at timestamptz,
    CONSTRAINT period_closed CHECK (num_nonnulls(closed_by, closed_by_name, closed_at) = CASE status WHEN 'closed' THEN 3 ELSE 0 END),
    ${secondPerson('period', 'proposed_by', 'closed_by')},
    PRIMARY KEY (city_id, side, month)
  );
  ${tenant('meeting.period', SIDES)}
  -- Whoever books asks which months are closed.
  ${grant('meeting.period', { to: ['donor', 'casework'], select: 'city_id, side, month, status' })}
  ${tenant('meeting.journal_entry', SIDES)}
  ${grant('meeting.journal_entry', { to: ['donor', 'office', 'casework', 'books'], select: ENTRY }, { to: ['donor', 'casework'], insert: ENTRY })}
  ${tenant('meeting.posting', SIDES)}
  ${grant('meeting.posting', { to: ['donor', 'office', 'casework', 'books'], select: POSTING }, { to: ['donor', 'casework'], insert: POSTING })}
  ${tenant('meeting.balance', SIDES)}
  ${grant('meeting.balance', { to: ['donor', 'office', 'casework', 'books'], select: BALANCE }, { to: ['donor', 'casework'], insert: BALANCE, update: 'amount' })}
`;
