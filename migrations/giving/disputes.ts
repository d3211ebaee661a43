import { grant, tenant } from '../walls.js';

const DISPUTE =
  'city_id, id, account_id, payment_id, provider_reference, direct, status, currency, amount, fee, fee_back, taken, taken_pool, covered, overtaken, opened_at, closed_at, taken_at';

/** What donors' banks take back. */
export const disputeTables = `
  CREATE TABLE giving.dispute (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    provider_reference text NOT NULL,
    -- At a biller's own account: the books only remember it.
    direct boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('warned', 'opened', 'won', 'lost')),
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
    -- What of the fee the provider gave back.
    fee_back bigint NOT NULL DEFAULT 0 CONSTRAINT dispute_fee_back_within CHECK (fee_back BETWEEN 0 AND fee),
    -- Of a lost one: what its own gift still had with needs that are not paid; of that, out of the pool; and what the pool covered beyond.
    taken bigint NOT NULL DEFAULT 0,
    taken_pool bigint NOT NULL DEFAULT 0,
    covered bigint NOT NULL DEFAULT 0,
    -- What was owed back to the payer already, by refunds that failed: it went back this way instead.
    overtaken bigint NOT NULL DEFAULT 0 CHECK (overtaken >= 0),
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    taken_at timestamptz,
    CONSTRAINT dispute_taken_within CHECK (taken_pool BETWEEN 0 AND taken AND covered >= 0 AND taken + covered + overtaken <= amount),
    CONSTRAINT dispute_taken_once_lost CHECK (taken_at IS NULL OR status = 'lost'),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, account_id, provider_reference),
    FOREIGN KEY (city_id, payment_id) REFERENCES giving.payment (city_id, id)
  );
  CREATE INDEX dispute_by_time ON giving.dispute (city_id, opened_at, id);
  CREATE INDEX dispute_by_payment ON giving.dispute (city_id, payment_id);
  CREATE INDEX dispute_lost ON giving.dispute (city_id, id) WHERE status = 'lost' AND taken_at IS NULL;
  ${tenant('giving.dispute')}
  ${grant('giving.dispute', { to: ['donor'], select: DISPUTE, insert: DISPUTE, update: 'status, fee, fee_back, taken, taken_pool, covered, overtaken, closed_at, taken_at' }, { to: ['office'], select: DISPUTE })}
  ${grant('giving.dispute', { to: ['books'], select: 'city_id, id, payment_id, direct, status, currency, amount, fee, fee_back, taken, taken_pool, covered, overtaken, taken_at' })}
`;
