import { grant } from '../walls.js';

const STAFF =
  'id, email, name, password_hash, password_own, status, opened_by, opened_by_name, created_at, confirmed_by, confirmed_by_name, confirmed_at';
const DUTY = 'staff_id, duty, valid_from, valid_until, given_by, given_by_name, confirmed_by, confirmed_by_name, confirmed_at';
const SESSION = 'token_hash, staff_id, csrf, created_at, expires_at';
const TRY = 'account_hash, tries, since';

/**
 * The secretariat's people, their duties, their sessions, and sign-ins that were tried: the tables of a city's staff without the city. Its
 * accounts are the operator's: nobody of the secretariat opens one.
 */
export const peopleTables = `
  CREATE TABLE network.staff (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    name text NOT NULL,
    password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    password_own boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('waiting', 'active', 'locked', 'left')),
    opened_by text NOT NULL CONSTRAINT staff_of_operator CHECK (opened_by LIKE 'cli:%'),
    opened_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    confirmed_by text CHECK (confirmed_by IS NULL),
    confirmed_by_name text CHECK (confirmed_by_name IS NULL),
    confirmed_at timestamptz
  );
  CREATE TABLE network.duty (
    staff_id uuid NOT NULL REFERENCES network.staff,
    duty text NOT NULL CHECK (duty = 'secretariat'),
    valid_from date NOT NULL,
    valid_until date,
    given_by text NOT NULL CONSTRAINT duty_of_operator CHECK (given_by LIKE 'cli:%'),
    given_by_name text NOT NULL,
    confirmed_by text CHECK (confirmed_by IS NULL),
    confirmed_by_name text CHECK (confirmed_by_name IS NULL),
    confirmed_at timestamptz,
    PRIMARY KEY (staff_id, duty, valid_from)
  );
  CREATE TABLE network.session (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    staff_id uuid NOT NULL REFERENCES network.staff,
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
  ${grant('network.staff', { to: ['network'], select: STAFF, insert: STAFF, update: 'name, password_hash, password_own, status' })}
  ${grant('network.duty', { to: ['network'], select: DUTY, insert: DUTY, update: 'valid_until' })}
  ${grant('network.session', { to: ['network'], select: SESSION, insert: SESSION, update: 'expires_at', delete: true })}
  ${grant('network.sign_in_try', { to: ['network'], select: TRY, insert: TRY, update: 'tries, since', delete: true })}
`;
