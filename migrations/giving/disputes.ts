import { grant, tenant } from '../walls.js';

const DISPUTE =
  'city_id, id, account_id, payment_id, provider_dispute_id, direct, status, currency, amount, fee, fee_back, deallocated, from_pool, covered, offset_amount, opened_at, closed_at, loss_booked_at';

/** Disputes: a payer asks the card's bank to reverse a payment. */
export const disputeTables = `
  CREATE TABLE giving.dispute (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    provider_dispute_id text NOT NULL,
    -- At a biller's own account: the books only remember it.
    direct boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('warned', 'opened', 'won', 'lost')),
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
    -- What of the fee the provider gave back.
    fee_back bigint NOT NULL DEFAULT 0 CONSTRAINT dispute_fee_back_within CHECK (fee_back BETWEEN 0 AND fee),
    -- Of a lost dispute: what was deallocated from the needs and the pool of its own donation, the part of that which came from the pool,
    -- and what the pool covered beyond it.
    deallocated bigint NOT NULL DEFAULT 0,
    from_pool bigint NOT NULL DEFAULT 0,
    covered bigint NOT NULL DEFAULT 0,
    -- What failed refunds owed to the payer already: the dispute paid it instead.
    offset_amount bigint NOT NULL DEFAULT 0 CHECK (offset_amount >= 0),
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    loss_booked_at timestamptz,
    CONSTRAINT dispute_deallocated_within CHECK (from_pool BETWEEN 0 AND deallocated AND covered >= 0 AND deallocated + covered + offset_amount <= amount),
    CONSTRAINT dispute_loss_booked_once_lost CHECK (loss_booked_at IS NULL OR status = 'lost'),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, account_id, provider_dispute_id),
    FOREIGN KEY (city_id, payment_id) REFERENCES giving.payment (city_id, id)
  );
  CREATE INDEX dispute_by_time ON giving.dispute (city_id, opened_at, id);
  CREATE INDEX dispute_by_payment ON giving.dispute (city_id, payment_id);
  CREATE INDEX dispute_lost ON giving.dispute (city_id, id) WHERE status = 'lost' AND loss_booked_at IS NULL;
  ${tenant('giving.dispute')}
  ${grant('giving.dispute', { to: ['donor'], select: DISPUTE, insert: DISPUTE, update: 'status, fee, fee_back, deallocated, from_pool, covered, offset_amount, closed_at, loss_booked_at' }, { to: ['office'], select: DISPUTE })}
  ${grant('giving.dispute', { to: ['books'], select: 'city_id, id, payment_id, direct, status, currency, amount, fee, fee_back, deallocated, from_pool, covered, offset_amount, loss_booked_at' })}
`;
