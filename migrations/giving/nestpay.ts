import { grant, tenant } from '../walls.js';

const CHECKOUT = 'city_id, oid, account_id, payment_id, currency, amount, language, return_url, created_at, expires_at';
const REFUND = 'city_id, refund_id, oid, amount, credited_before, state';

/** What the NestPay provider remembers of its bank's orders and refunds. */
export const nestpayTables = `
  -- The form for a bank's gate. The way back holds a private link, so it is sealed, and no other login may read the row.
  CREATE TABLE giving.nestpay_checkout (
    city_id uuid NOT NULL REFERENCES shared.city,
    oid text NOT NULL CHECK (oid ~ '^[0-9a-f]{32}$'),
    account_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    language text NOT NULL,
    return_url bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (city_id, oid),
    UNIQUE (city_id, account_id, payment_id),
    FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
  );
  CREATE INDEX nestpay_checkout_by_time ON giving.nestpay_checkout (city_id, account_id, created_at);
  -- A refund as the bank was asked for it: one at a time for an order, for the bank tells us only how much it gave back in all.
  CREATE TABLE giving.nestpay_refund (
    city_id uuid NOT NULL REFERENCES shared.city,
    refund_id uuid NOT NULL,
    oid text NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    credited_before bigint CHECK (credited_before >= 0),
    state text NOT NULL CHECK (state IN ('open', 'refused', 'done')),
    PRIMARY KEY (city_id, refund_id),
    FOREIGN KEY (city_id, oid) REFERENCES giving.nestpay_checkout (city_id, oid)
  );
  CREATE UNIQUE INDEX nestpay_refund_one_open ON giving.nestpay_refund (city_id, oid) WHERE state = 'open';
  ${tenant('giving.nestpay_checkout')}
  ${grant('giving.nestpay_checkout', { to: ['donor'], select: CHECKOUT, insert: CHECKOUT, update: 'return_url' })}
  ${tenant('giving.nestpay_refund')}
  ${grant('giving.nestpay_refund', { to: ['donor'], select: REFUND, insert: REFUND, update: 'credited_before, state' })}
`;
