import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant, tenant, type Login } from './walls.js';

const KEY = 'city_id, key_hash, body_digest, payment_id, status, answer, busy_until, created_at';
const COUNT = 'city_id, door, network, window_start, requests';

/** What stands at the doors: starts of a gift that were asked for by a key, and how often a network knocks. */
export class Doors1763760000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
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
      ${requestCount('giving', 'donor')}
      ${requestCount('receiving', 'casework')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE giving.idempotency_key, giving.request_count, receiving.request_count');
  }
}

/** Each hand counts at its own doors, by a key of its own: the same visitor is no same number on the other side. */
function requestCount(schema: 'giving' | 'receiving', login: Login): string {
  return `
    CREATE TABLE ${schema}.request_count (
      city_id uuid NOT NULL REFERENCES shared.city,
      door text NOT NULL CHECK (door ~ '^[a-z_]+$'),
      -- A network's address under a key that changes every day; the address itself is nowhere.
      network bytea NOT NULL CHECK (length(network) = 16),
      -- The beginning of a window of minutes, the same for everybody: never the moment of a request.
      window_start timestamptz NOT NULL,
      requests integer NOT NULL CHECK (requests > 0),
      PRIMARY KEY (city_id, door, network)
    );
    ${tenant(`${schema}.request_count`)}
    ${grant(`${schema}.request_count`, { to: [login], select: COUNT, insert: COUNT, update: 'window_start, requests', delete: true })}`;
}
