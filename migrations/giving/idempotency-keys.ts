import { grant, tenant } from '../walls.js';

const KEY = 'city_id, key_hash, body_digest, payment_id, status, answer, busy_until, created_at';

/** Starts of a donation that were asked for by a key. */
export const idempotencyKeyTables = `
  -- The gift that a key began, and the answer that it gets again. For a day.
  CREATE TABLE giving.idempotency_key (
    city_id uuid NOT NULL REFERENCES shared.city,
    -- Both by the city's own key: neither a client's key nor what a donor sent can be guessed from them.
    key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
    body_digest bytea NOT NULL CHECK (length(body_digest) = 32),
    payment_id uuid NOT NULL,
    -- The HTTP status once it was answered; until then whoever began it has it to itself for a while.
    status smallint,
    -- Sealed: it holds the private link.
    answer bytea NOT NULL,
    busy_until timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (city_id, key_hash),
    -- The key is written before the gift: whoever comes second with the same one waits there, and holds nothing.
    FOREIGN KEY (city_id, payment_id) REFERENCES giving.payment (city_id, id) DEFERRABLE INITIALLY DEFERRED
  );
  CREATE INDEX idempotency_key_by_age ON giving.idempotency_key (city_id, created_at);
  ${tenant('giving.idempotency_key')}
  ${grant('giving.idempotency_key', { to: ['donor'], select: KEY, insert: KEY, update: 'status, answer, busy_until', delete: true })}
`;
