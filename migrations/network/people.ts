import { grant } from '../walls.js';

const ACCOUNT = 'id, email, name, password_hash, roles, active, created_at';
const SESSION = 'token_hash, account_id, csrf, created_at, expires_at';
const TRY = 'account_hash, tries, since';

/** The secretariat's accounts, their sessions, and sign-ins that were tried. */
export const peopleTables = `
  CREATE TABLE network.account (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    name text NOT NULL,
    password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    roles text[] NOT NULL CHECK (roles <@ ARRAY['secretariat']),
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL
  );
  CREATE TABLE network.session (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    account_id uuid NOT NULL REFERENCES network.account,
    csrf text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX session_by_expiry ON network.session (expires_at);
  CREATE TABLE network.sign_in_try (
    account_hash bytea PRIMARY KEY CHECK (length(account_hash) = 32),
    tries smallint NOT NULL CHECK (tries >= 1),
    since timestamptz NOT NULL
  );
  CREATE INDEX sign_in_try_by_age ON network.sign_in_try (since);
  ${grant('network.account', { to: ['network'], select: ACCOUNT, insert: ACCOUNT, update: 'name, password_hash, roles, active' })}
  ${grant('network.session', { to: ['network'], select: SESSION, insert: SESSION, update: 'expires_at', delete: true })}
  ${grant('network.sign_in_try', { to: ['network'], select: TRY, insert: TRY, update: 'tries, since', delete: true })}
`;
