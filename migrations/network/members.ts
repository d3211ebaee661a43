import { grant } from '../walls.js';

const MEMBER = 'id, names, country, currency, languages, time_zone, joined_on, joined_by, source';
const EVENT = 'id, member_id, stage, effective_on, recorded_at, recorded_by, reason, evidence';
const KEY = 'member_id, version, public_key, valid_from, revoked_at';

/** Member cities by name, and how far each has adopted. */
export const memberTables = `
  CREATE TABLE network.member_city (
    id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]+$'),
    names jsonb NOT NULL,
    country char(2) NOT NULL,
    currency char(3) NOT NULL,
    languages text[] NOT NULL,
    time_zone text NOT NULL,
    joined_on date,
    joined_by text,
    source text NOT NULL
  );
  CREATE TABLE network.adoption_event (
    id uuid PRIMARY KEY,
    member_id text NOT NULL REFERENCES network.member_city,
    stage text NOT NULL CHECK (stage IN
      ('invited', 'interested', 'applied', 'agreement_signed', 'technical_setup', 'pilot', 'live', 'paused', 'ended')),
    effective_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    reason text,
    evidence text NOT NULL CHECK (evidence <> ''),
    CONSTRAINT adoption_reason CHECK (reason IS NOT NULL OR stage NOT IN ('paused', 'ended'))
  );
  CREATE INDEX adoption_by_member ON network.adoption_event (member_id, effective_on, recorded_at);
  CREATE TABLE network.member_key (
    member_id text NOT NULL REFERENCES network.member_city,
    version smallint NOT NULL,
    public_key bytea NOT NULL,
    valid_from timestamptz NOT NULL,
    revoked_at timestamptz,
    PRIMARY KEY (member_id, version)
  );
  ${grant('network.member_city', { to: ['network'], select: MEMBER, insert: MEMBER })}
  ${grant('network.adoption_event', { to: ['network'], select: EVENT, insert: EVENT })}
  ${grant('network.member_key', { to: ['network'], select: KEY, insert: KEY, update: 'revoked_at' })}
`;
