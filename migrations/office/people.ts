import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';

const STAFF =
  'city_id, id, email, name, password_hash, password_own, status, opened_by, opened_by_name, created_at, confirmed_by, confirmed_by_name, confirmed_at';
const SESSION = 'city_id, token_hash, staff_id, csrf, created_at, expires_at';
const TRY = 'city_id, account_hash, tries, since';

/** A city's staff, their sessions, and sign-ins that were tried. */
export const peopleTables = `
  CREATE TABLE office.staff (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    email text NOT NULL CHECK (email = lower(email)),
    name text NOT NULL,
    password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    -- False until the person chose it: before, whoever opened the account knows it too.
    password_own boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('waiting', 'active', 'locked', 'left')),
    opened_by text NOT NULL,
    opened_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    confirmed_by text,
    confirmed_by_name text,
    confirmed_at timestamptz,
    CONSTRAINT staff_confirmed_when CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL) AND (confirmed_by IS NULL) = (confirmed_by_name IS NULL)),
    -- Whoever opens an account alone would be a second person to themself.
    ${secondPerson('staff', 'opened_by', 'confirmed_by')},
    -- What the operator opens needs nobody to confirm it: the operator stands outside the city's desks, and is no second person to anybody.
    CONSTRAINT staff_confirmed CHECK ((status = 'waiting') = (confirmed_by IS NULL) OR opened_by LIKE 'cli:%'),
    CONSTRAINT staff_of_operator CHECK (opened_by NOT LIKE 'cli:%' OR (status <> 'waiting' AND confirmed_by IS NULL)),
    CONSTRAINT staff_not_by_itself CHECK (confirmed_by <> id::text),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, email)
  );
  CREATE TABLE office.session (
    city_id uuid NOT NULL,
    token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
    staff_id uuid NOT NULL,
    csrf text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (city_id, token_hash),
    FOREIGN KEY (city_id, staff_id) REFERENCES office.staff (city_id, id)
  );
  CREATE INDEX session_by_expiry ON office.session (city_id, expires_at);
  -- Sign-ins tried for a name, known or not: by its hash, since people mistype their password into the wrong field.
  CREATE TABLE office.sign_in_try (
    city_id uuid NOT NULL REFERENCES shared.city,
    account_hash bytea NOT NULL CHECK (length(account_hash) = 32),
    tries smallint NOT NULL CHECK (tries >= 1),
    since timestamptz NOT NULL,
    PRIMARY KEY (city_id, account_hash)
  );
  CREATE INDEX sign_in_try_by_age ON office.sign_in_try (city_id, since);
  ${tenant('office.staff')}
  -- A declined account leaves no name behind; one that was ever in use stays.
  CREATE POLICY only_waiting ON office.staff AS RESTRICTIVE FOR DELETE USING (status = 'waiting');
  CREATE POLICY waits_no_more ON office.staff AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (status <> 'waiting');
  ${grant('office.staff', { to: ['office', 'casework'], select: STAFF }, { to: ['office'], insert: STAFF, update: 'name, password_hash, password_own, status, confirmed_by, confirmed_by_name, confirmed_at', delete: true })}
  ${tenant('office.session')}
  ${grant('office.session', { to: ['office', 'casework'], select: SESSION, insert: SESSION, update: 'expires_at', delete: true })}
  ${tenant('office.sign_in_try')}
  ${grant('office.sign_in_try', { to: ['office', 'casework'], select: TRY, insert: TRY, update: 'tries, since', delete: true })}
`;
