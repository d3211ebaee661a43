import { grant, tenant } from '../walls.js';

const CHECKOUT = 'city_id, id, account_id, payment_id, currency, amount, refunded, return_url, language, state, created_at, expires_at';
const DELIVERY = 'city_id, id, account_id, checkout_id, body, forged, due_at, attempts, delivered_at';

/** The sandbox provider's own memory. It holds the way back to a donor's private link, so the office reads none of it. */
export const sandboxTables = `
  -- The sandbox provider's own memory: it plays a company outside, so no other table points here.
  CREATE TABLE giving.sandbox_checkout (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    currency char(3) NOT NULL,
    amount bigint NOT NULL,
    refunded bigint NOT NULL DEFAULT 0 CONSTRAINT sandbox_checkout_refunded_within CHECK (refunded BETWEEN 0 AND amount),
    return_url text NOT NULL,
    language text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'approved', 'declined', 'expired', 'refunded', 'disputed', 'kept', 'charged_back')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, account_id, payment_id)
  );
  CREATE TABLE giving.sandbox_delivery (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    checkout_id uuid NOT NULL,
    body text NOT NULL,
    -- Signed anew at each attempt, with the account's secret or, where a forger is played, with another.
    forged boolean NOT NULL,
    due_at timestamptz NOT NULL,
    attempts smallint NOT NULL DEFAULT 0,
    delivered_at timestamptz,
    PRIMARY KEY (city_id, id),
    FOREIGN KEY (city_id, checkout_id) REFERENCES giving.sandbox_checkout (city_id, id)
  );
  CREATE INDEX sandbox_delivery_due ON giving.sandbox_delivery (city_id, due_at) WHERE delivered_at IS NULL;
  ${tenant('giving.sandbox_checkout')}
  ${grant('giving.sandbox_checkout', { to: ['donor'], select: CHECKOUT, insert: CHECKOUT, update: 'state, refunded' })}
  ${tenant('giving.sandbox_delivery')}
  ${grant('giving.sandbox_delivery', { to: ['donor'], select: DELIVERY, insert: DELIVERY, update: 'due_at, attempts, delivered_at' })}
`;
