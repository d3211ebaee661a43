import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant } from './walls.js';

const MEMBER = 'id, names, country, currency, languages, time_zone, joined_on, joined_by, source';
const EVENT = 'id, member_id, stage, effective_on, recorded_at, recorded_by, reason, evidence';
const KEY = 'member_id, version, public_key, valid_from, revoked_at';
const REPORT = 'member_id, dataset, period, revision, sha256, jws, received_at';
const ACCOUNT = 'id, email, name, password_hash, roles, active, created_at';
const TRY = 'account_hash, tries, since';
const SESSION = 'token_hash, account_id, csrf, created_at, expires_at';

/** The network's side: member cities by name, how far each has adopted, and the sums it reported. Never a person of a city. */
export class Network1763760000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
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
      CREATE TABLE network.report (
        member_id text NOT NULL REFERENCES network.member_city,
        dataset text NOT NULL,
        period text NOT NULL,
        revision smallint NOT NULL CHECK (revision >= 1),
        sha256 text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        jws text NOT NULL,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (member_id, dataset, period, revision)
      );
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
    `);
    await db.query(
      grant('network.member_city', { to: ['network'], select: MEMBER, insert: MEMBER }) +
        grant('network.adoption_event', { to: ['network'], select: EVENT, insert: EVENT }) +
        grant('network.member_key', { to: ['network'], select: KEY, insert: KEY, update: 'revoked_at' }) +
        grant('network.report', { to: ['network'], select: REPORT, insert: REPORT }) +
        grant('network.account', { to: ['network'], select: ACCOUNT, insert: ACCOUNT, update: 'name, password_hash, roles, active' }) +
        grant('network.session', { to: ['network'], select: SESSION, insert: SESSION, update: 'expires_at', delete: true }) +
        grant('network.sign_in_try', { to: ['network'], select: TRY, insert: TRY, update: 'tries, since', delete: true }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA network CASCADE; CREATE SCHEMA network');
  }
}
