import { grant, tenant } from '../walls.js';

const SETTLEMENT =
  'city_id, id, account_id, provider_settlement_id, status, currency, amount, fees, arrives_on, announced_at, booked_at, attempts, next_at';

/** What a provider sends to the city's own bank. */
export const settlementTables = `
  -- What a provider sent to the city's bank. First only named, then asked for, then booked.
  CREATE TABLE giving.settlement (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    provider_settlement_id text NOT NULL,
    status text NOT NULL CHECK (status IN ('announced', 'booked', 'failed', 'reversed')),
    currency char(3),
    amount bigint,
    fees bigint,
    arrives_on timestamptz,
    announced_at timestamptz NOT NULL,
    booked_at timestamptz,
    attempts smallint NOT NULL DEFAULT 0,
    next_at timestamptz,
    CONSTRAINT settlement_booked_whole CHECK (status NOT IN ('booked', 'reversed') OR (currency IS NOT NULL AND amount IS NOT NULL AND fees IS NOT NULL)),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, account_id, provider_settlement_id),
    FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
  );
  CREATE INDEX settlement_due ON giving.settlement (city_id, next_at) WHERE next_at IS NOT NULL;
  ${tenant('giving.settlement')}
  ${grant('giving.settlement', { to: ['donor'], select: SETTLEMENT, insert: SETTLEMENT, update: 'status, currency, amount, fees, arrives_on, booked_at, attempts, next_at' }, { to: ['office'], select: SETTLEMENT })}
  ${grant('giving.settlement', { to: ['books'], select: 'city_id, id, status, currency, amount, fees' })}
`;
