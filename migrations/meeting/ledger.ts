import { grant, tenant } from '../walls.js';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** The chart of accounts, as the shape of an account's name. `src/ledger/domain/chart-of-accounts.ts` says what each is for. */
const ACCOUNT = `^(provider:[a-z]+|bank:[A-Z0-9]+|bank-in-transit|dispute-receivable|donation:${UUID}|need:${UUID}|pool|biller-payable:[a-z0-9-]+|biller-receipts:[a-z0-9-]+|household-payable|refund-payable|suspense|unreturnable|provider-fees|dispute-fees|dispute-losses|fee-cover|city-contribution)$`;
const ENTRY = 'city_id, id, side, kind, reference, currency, booked_at';
const POSTING = 'city_id, entry_id, line, side, currency, debit, credit, amount';
const BALANCE = 'city_id, side, account, currency, shard, amount';
/** A hand reads and writes its own entries only; `books` reads all of them. */
const HANDS = { donor: `side = 'giving'`, office: `side = 'giving'`, casework: `side = 'receiving'` };

/** Journal entries, their postings, and the stored balances of the accounts that many facts share. */
export const ledgerTables = `
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
  ${tenant('meeting.journal_entry', HANDS)}
  ${grant('meeting.journal_entry', { to: ['donor', 'office', 'casework', 'books'], select: ENTRY }, { to: ['donor', 'casework'], insert: ENTRY })}
  ${tenant('meeting.posting', HANDS)}
  ${grant('meeting.posting', { to: ['donor', 'office', 'casework', 'books'], select: POSTING }, { to: ['donor', 'casework'], insert: POSTING })}
  ${tenant('meeting.balance', HANDS)}
  ${grant('meeting.balance', { to: ['donor', 'office', 'casework', 'books'], select: BALANCE }, { to: ['donor', 'casework'], insert: BALANCE, update: 'amount' })}
`;
