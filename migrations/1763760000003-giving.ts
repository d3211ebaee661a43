import type { MigrationInterface, QueryRunner } from 'typeorm';

import { handTables } from './hands.js';
import { grant, tenant } from './walls.js';

const ACCOUNT = 'city_id, id, provider, mode, biller_code, secret, active';
const DONATION =
  'city_id, id, status, path, currency, amount, language, email, if_filled, token_hash, created_at, reserved_until, received_at';
const PAYMENT = 'city_id, id, donation_id, account_id, status, currency, amount, provider_reference, created_at, captured_at';
const ALLOCATION = 'city_id, donation_id, need_id, status, currency, amount';
const CHOICE = 'city_id, donation_id, line, kind, code, band, amount';
const REFUND = 'city_id, id, payment_id, status, currency, amount, provider_reference, created_at, sent_at';
const INBOX =
  'city_id, id, account_id, event_id, kind, provider_reference, payment_id, currency, amount, mode, occurred_at, received_at, digest, status, reason';
const CHECKOUT = 'city_id, id, account_id, payment_id, currency, amount, return_url, language, state, created_at, expires_at';
const BANK_CHECKOUT = 'city_id, oid, account_id, payment_id, currency, amount, language, return_url, created_at, expires_at';
const DELIVERY = 'city_id, id, account_id, checkout_id, body, forged, due_at, attempts, delivered_at';

/** The hand that gives: donations, allocations, payments, the provider's notifications. No table here knows a household. */
export class Giving1763760000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(handTables('giving', 'donor', ['office']));
    await db.query(`
      CREATE TABLE giving.provider_account (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        provider text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('test', 'live')),
        -- On the direct path the merchant is the biller itself.
        biller_code text,
        secret bytea NOT NULL,
        active boolean NOT NULL DEFAULT true,
        FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
        PRIMARY KEY (city_id, id)
      );
      CREATE UNIQUE INDEX provider_account_one_active ON giving.provider_account (city_id, biller_code) NULLS NOT DISTINCT WHERE active;

      CREATE TABLE giving.donation (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('created', 'pending', 'received', 'refunded', 'disputed', 'failed', 'expired')),
        -- Who holds its money until it reaches a need: as the city's permit said on the day it was begun.
        path text NOT NULL CHECK (path IN ('direct', 'trust', 'pool')),
        currency char(3) NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        language text NOT NULL,
        email bytea,
        if_filled text NOT NULL CHECK (if_filled IN ('next', 'refund')),
        token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
        created_at timestamptz NOT NULL,
        reserved_until timestamptz NOT NULL,
        received_at timestamptz,
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, token_hash)
      );
      CREATE INDEX donation_reserved ON giving.donation (city_id, reserved_until) WHERE status IN ('created', 'pending');

      CREATE TABLE giving.payment (
        city_id uuid NOT NULL,
        id uuid NOT NULL,
        donation_id uuid NOT NULL,
        account_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('created', 'pending', 'captured', 'failed', 'expired', 'refunded')),
        currency char(3) NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        provider_reference text,
        created_at timestamptz NOT NULL,
        captured_at timestamptz,
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, donation_id),
        UNIQUE (city_id, account_id, provider_reference),
        FOREIGN KEY (city_id, donation_id) REFERENCES giving.donation (city_id, id),
        FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
      );
      CREATE INDEX payment_by_time ON giving.payment (city_id, created_at, id);

      -- What a gift chose where no single need is shown: a class, or the next of a kind. Its allocations say where the money went.
      CREATE TABLE giving.donation_choice (
        city_id uuid NOT NULL,
        donation_id uuid NOT NULL,
        line smallint NOT NULL CHECK (line >= 1),
        kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
        code text NOT NULL DEFAULT '',
        band bigint CHECK (band > 0),
        amount bigint NOT NULL CHECK (amount > 0),
        PRIMARY KEY (city_id, donation_id, line),
        FOREIGN KEY (city_id, donation_id) REFERENCES giving.donation (city_id, id)
      );

      -- The one row per gift and need.
      CREATE TABLE giving.allocation (
        city_id uuid NOT NULL,
        donation_id uuid NOT NULL,
        need_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('reserved', 'funded', 'released')),
        currency char(3) NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        PRIMARY KEY (city_id, donation_id, need_id),
        FOREIGN KEY (city_id, donation_id) REFERENCES giving.donation (city_id, id),
        FOREIGN KEY (city_id, need_id) REFERENCES meeting.need (city_id, id)
      );
      CREATE INDEX allocation_by_need ON giving.allocation (city_id, need_id);

      CREATE TABLE giving.refund (
        city_id uuid NOT NULL,
        id uuid NOT NULL,
        payment_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('requested', 'sent', 'succeeded', 'failed')),
        currency char(3) NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        provider_reference text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, payment_id),
        FOREIGN KEY (city_id, payment_id) REFERENCES giving.payment (city_id, id)
      );

      CREATE TABLE giving.inbox (
        city_id uuid NOT NULL,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        event_id text NOT NULL,
        kind text NOT NULL,
        provider_reference text NOT NULL,
        payment_id uuid,
        currency text NOT NULL,
        amount bigint NOT NULL,
        mode text NOT NULL,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        digest bytea NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'done', 'quarantined')),
        reason text,
        CHECK ((status = 'quarantined') = (reason IS NOT NULL)),
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, account_id, event_id),
        FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
      );
      CREATE INDEX inbox_pending ON giving.inbox (city_id, received_at, id) WHERE status = 'pending';
      CREATE INDEX inbox_quarantined ON giving.inbox (city_id, received_at, id) WHERE status = 'quarantined';

      -- The sandbox provider's own memory: it plays a company outside, so no other table points here.
      CREATE TABLE giving.sandbox_checkout (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        payment_id uuid NOT NULL,
        currency char(3) NOT NULL,
        amount bigint NOT NULL,
        return_url text NOT NULL,
        language text NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'approved', 'declined', 'expired', 'refunded')),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, account_id, payment_id)
      );
      CREATE TABLE giving.sandbox_delivery (
        city_id uuid NOT NULL,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        checkout_id uuid NOT NULL,
        body text NOT NULL,
        -- Signed anew at each attempt, with the account's secret or, where a forger is played, with another.
        forged boolean NOT NULL,
        due_at timestamptz NOT NULL,
        attempts smallint NOT NULL DEFAULT 0,
        delivered_at timestamptz,
        PRIMARY KEY (city_id, id),
        FOREIGN KEY (city_id, checkout_id) REFERENCES giving.sandbox_checkout (city_id, id)
      );
      CREATE INDEX sandbox_delivery_due ON giving.sandbox_delivery (city_id, due_at) WHERE delivered_at IS NULL;
      -- The form for a bank's gate. The way back holds a private link, so it is sealed, and no other login may read the row.
      CREATE TABLE giving.nestpay_checkout (
        city_id uuid NOT NULL REFERENCES shared.city,
        oid text NOT NULL CHECK (oid ~ '^[0-9a-f]{32}$'),
        account_id uuid NOT NULL,
        payment_id uuid NOT NULL,
        currency char(3) NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        language text NOT NULL,
        return_url bytea NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (city_id, oid),
        UNIQUE (city_id, account_id, payment_id),
        FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
      );
      CREATE INDEX nestpay_checkout_by_time ON giving.nestpay_checkout (city_id, account_id, created_at);
    `);
    const tables: Record<string, [columns: string, update: string]> = {
      'giving.donation': [DONATION, 'status, received_at, email'],
      'giving.payment': [PAYMENT, 'status, provider_reference, captured_at'],
      'giving.allocation': [ALLOCATION, 'status, amount'],
      'giving.donation_choice': [CHOICE, ''],
      'giving.refund': [REFUND, 'status, provider_reference, sent_at'],
      'giving.inbox': [INBOX, 'status, reason'],
      'giving.sandbox_checkout': [CHECKOUT, 'state'],
      'giving.sandbox_delivery': [DELIVERY, 'due_at, attempts, delivered_at'],
    };
    for (const [table, [columns, update]] of Object.entries(tables)) {
      await db.query(tenant(table));
      // What the sandbox keeps is another company's, and the way back to a donor's private link is in it: not for the office.
      const readers = table.startsWith('giving.sandbox_') ? [] : [{ to: ['office'] as const, select: columns }];
      await db.query(grant(table, { to: ['donor'], select: columns, insert: columns, ...(update ? { update } : {}) }, ...readers));
    }
    await db.query(tenant('giving.nestpay_checkout'));
    await db.query(grant('giving.nestpay_checkout', { to: ['donor'], select: BANK_CHECKOUT, insert: BANK_CHECKOUT }));
    await db.query(tenant('giving.provider_account'));
    await db.query(
      grant(
        'giving.provider_account',
        { to: ['donor', 'office'], select: ACCOUNT },
        { to: ['office'], insert: ACCOUNT, update: 'secret, active' },
      ) +
        grant('giving.donation', { to: ['books'], select: 'city_id, id, status, currency, amount' }) +
        grant('giving.payment', { to: ['books'], select: 'city_id, id, donation_id, status, currency, amount' }) +
        grant('giving.allocation', { to: ['books'], select: ALLOCATION }) +
        grant('giving.refund', { to: ['books'], select: 'city_id, id, payment_id, status, currency, amount' }),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA giving CASCADE; CREATE SCHEMA giving');
  }
}
