import { grant, tenant } from '../walls.js';

const PAYMENT =
  'city_id, id, donation_id, account_id, status, currency, amount, returned, provider_reference, provider_object, created_at, captured_at, asked, ask_at';

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
    provider_reference text,
    -- The provider's id of the money itself, by which refunds and disputes name it.
    provider_object text,
    created_at timestamptz NOT NULL,
    captured_at timestamptz,
    -- How often the provider was asked about it since its notification is missing, and when it is asked next.
    asked smallint NOT NULL DEFAULT 0,
    ask_at timestamptz,
    CONSTRAINT payment_returned_within CHECK (returned <= amount),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, donation_id),
    UNIQUE (city_id, account_id, provider_reference),
    FOREIGN KEY (city_id, donation_id) REFERENCES giving.donation (city_id, id),
    FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
  );
  CREATE INDEX payment_by_time ON giving.payment (city_id, created_at, id);
  CREATE INDEX payment_by_object ON giving.payment (city_id, account_id, provider_object) WHERE provider_object IS NOT NULL;
  CREATE INDEX payment_unsaid ON giving.payment (city_id, created_at) WHERE status IN ('created', 'pending', 'expired');
  ${tenant('giving.payment')}
  ${grant('giving.payment', { to: ['donor'], select: PAYMENT, insert: PAYMENT, update: 'status, returned, provider_reference, provider_object, captured_at, asked, ask_at' }, { to: ['office'], select: PAYMENT })}
  ${grant('giving.payment', { to: ['books'], select: 'city_id, id, donation_id, status, currency, amount, returned' })}
`;
