import { grant, tenant, type Login } from './walls.js';

const COUNT = 'city_id, rate_limit, client_subnet, window_start, requests';

/**
 * The tables that each side has in its own schema: data keys, the wake list, jobs that ran, outgoing mail, audit rows, request counts.
 * Each side has a copy, instead of one table with a column for the side: so the logins of one side have no grant on the other's rows.
 */
export function sideTables(schema: 'giving' | 'receiving', writer: Login, readers: readonly Login[]): string {
  const all = [...new Set([writer, ...readers])];
  return `
    CREATE TABLE ${schema}.data_key (
      city_id uuid NOT NULL REFERENCES shared.city,
      purpose text NOT NULL CHECK (purpose IN ('field', 'index')),
      -- One byte in the header of every sealed value.
      version smallint NOT NULL CHECK (version BETWEEN 1 AND 255),
      wrapped bytea NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (city_id, purpose, version)
    );
    -- Directory: which cities have work. Rows are only added, and taken away by whoever did the work, so nobody waits for anybody.
    CREATE TABLE ${schema}.wake (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      queue text NOT NULL,
      city uuid NOT NULL,
      due_at timestamptz NOT NULL
    );
    CREATE INDEX wake_due ON ${schema}.wake (queue, due_at);
    CREATE TABLE ${schema}.job_run (
      city_id uuid NOT NULL REFERENCES shared.city,
      job text NOT NULL,
      run_for text NOT NULL,
      ran_at timestamptz NOT NULL,
      PRIMARY KEY (city_id, job, run_for)
    );
    CREATE TABLE ${schema}.outbox (
      city_id uuid NOT NULL REFERENCES shared.city,
      id uuid NOT NULL,
      kind text NOT NULL,
      language text NOT NULL,
      recipient bytea NOT NULL,
      payload bytea NOT NULL,
      due_at timestamptz NOT NULL,
      attempts smallint NOT NULL DEFAULT 0,
      sent_at timestamptz,
      PRIMARY KEY (city_id, id)
    );
    CREATE INDEX outbox_due ON ${schema}.outbox (city_id, due_at) WHERE sent_at IS NULL;
    CREATE TABLE ${schema}.audit (
      city_id uuid NOT NULL REFERENCES shared.city,
      id uuid NOT NULL,
      at timestamptz NOT NULL,
      -- An account, a command on the server or a job: an id, never a name.
      actor text NOT NULL CHECK (actor ~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(cli|job):.+)$'),
      action text NOT NULL CHECK (action ~ '^[a-z_.]+$'),
      subject text NOT NULL,
      reason text,
      PRIMARY KEY (city_id, id)
    );
    CREATE INDEX audit_by_subject ON ${schema}.audit (city_id, subject, at);
    ${tenant(`${schema}.data_key`)} ${tenant(`${schema}.job_run`)} ${tenant(`${schema}.outbox`)} ${tenant(`${schema}.audit`)}
    ${grant(`${schema}.data_key`, {
      to: all,
      select: 'city_id, purpose, version, wrapped, created_at',
      insert: 'city_id, purpose, version, wrapped, created_at',
      update: 'wrapped',
    })}
    ${grant(`${schema}.wake`, { to: [writer], select: 'id, queue, city, due_at', insert: 'queue, city, due_at', delete: true })}
    ${readers.length > 0 ? grant(`${schema}.wake`, { to: readers, insert: 'queue, city, due_at' }) : ''}
    ${grant(`${schema}.job_run`, { to: [writer], select: 'city_id, job, run_for, ran_at', insert: 'city_id, job, run_for, ran_at' })}
    ${grant(`${schema}.outbox`, {
      to: [writer],
      select: 'city_id, id, kind, language, recipient, payload, due_at, attempts, sent_at',
      insert: 'city_id, id, kind, language, recipient, payload, due_at',
      update: 'recipient, payload, due_at, attempts, sent_at',
    })}
    ${grant(`${schema}.audit`, {
      to: all,
      select: 'city_id, id, at, actor, action, subject, reason',
      insert: 'city_id, id, at, actor, action, subject, reason',
    })}
    ${requestCount(schema, writer)}
  `;
}

/** Each side counts requests under a key of its own: one client's subnet is stored as a different value on the other side. */
function requestCount(schema: 'giving' | 'receiving', login: Login): string {
  return `
    CREATE TABLE ${schema}.request_count (
      city_id uuid NOT NULL REFERENCES shared.city,
      rate_limit text NOT NULL CHECK (rate_limit ~ '^[a-z_]+$'),
      -- The digest of the client's subnet under a key that changes every day. The address itself is never stored.
      client_subnet bytea NOT NULL CHECK (length(client_subnet) = 16),
      -- The beginning of a window of minutes, the same for everybody: never the moment of a request.
      window_start timestamptz NOT NULL,
      requests integer NOT NULL CHECK (requests > 0),
      PRIMARY KEY (city_id, rate_limit, client_subnet)
    );
    ${tenant(`${schema}.request_count`)}
    ${grant(`${schema}.request_count`, { to: [login], select: COUNT, insert: COUNT, update: 'window_start, requests', delete: true })}`;
}
