import { grant, tenant } from '../walls.js';

const PAYMENT =
  'city_id, id, donation_id, account_id, status, currency, amount, returned, provider_checkout_id, provider_transaction_id, created_at, captured_at, poll_attempts, poll_at';

/** Attempts to collect. */
export const paymentTables = `
  CREATE TABLE giving.payment (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    donation_id uuid NOT NULL,
    account_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('created', 'pending', 'captured', 'failed', 'expired', 'refunded')),
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    -- What goes back or went: never more than came.
    returned bigint NOT NULL DEFAULT 0 CHECK (returned >= 0),
    -- The provider's id of the checkout, null until the provider has answered.
    provider_checkout_id text,
    -- The provider's id of the money itself, by which refunds and disputes name it.
    provider_transaction_id text,
    created_at timestamptz NOT NULL,
    captured_at timestamptz,
    -- How often the provider was polled about it because its notification is missing, and when it is polled next.
    poll_attempts smallint NOT NULL DEFAULT 0,
    poll_at timestamptz,
    CONSTRAINT payment_returned_within CHECK (returned <= amount),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, donation_id),
    UNIQUE (city_id, account_id, provider_checkout_id),
    FOREIGN KEY (city_id, donation_id) REFERENCES giving.donation (city_id, id),
    FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
  );
  CREATE INDEX payment_by_time ON giving.payment (city_id, created_at, id);
  CREATE INDEX payment_by_transaction ON giving.payment (city_id, account_id, provider_transaction_id) WHERE provider_transaction_id IS NOT NULL;
  CREATE INDEX payment_unresolved ON giving.payment (city_id, created_at) WHERE status IN ('created', 'pending', 'expired');
  ${tenant('giving.payment')}
  ${grant('giving.payment', { to: ['donor'], select: PAYMENT, insert: PAYMENT, update: 'status, returned, provider_checkout_id, provider_transaction_id, captured_at, poll_attempts, poll_at' }, { to: ['office'], select: PAYMENT })}
  ${grant('giving.payment', { to: ['books'], select: 'city_id, id, donation_id, status, currency, amount, returned' })}
`;
