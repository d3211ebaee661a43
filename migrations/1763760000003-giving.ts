import type { MigrationInterface, QueryRunner } from 'typeorm';

import { accountGrants } from './giving-accounts.js';
import { returnGrants, returnTables } from './giving-returns.js';
import { handTables } from './hands.js';
import { grant, tenant } from './walls.js';

const DONATION =
  'city_id, id, status, path, currency, amount, language, email, if_filled, token_hash, created_at, reserved_until, received_at';
const PAYMENT =
  'city_id, id, donation_id, account_id, status, currency, amount, returned, provider_reference, provider_object, created_at, captured_at, asked, ask_at';
const ALLOCATION = 'city_id, donation_id, need_id, status, currency, amount';
const CHOICE = 'city_id, donation_id, line, kind, code, band, amount';
const INBOX =
  'city_id, id, account_id, event_id, kind, provider_reference, payment_id, currency, amount, mode, object, refund_id, fee, fee_back, occurred_at, received_at, digest, status, reason';
const CHECKOUT = 'city_id, id, account_id, payment_id, currency, amount, refunded, return_url, language, state, created_at, expires_at';
const BANK_CHECKOUT = 'city_id, oid, account_id, payment_id, currency, amount, language, return_url, created_at, expires_at';
const BANK_REFUND = 'city_id, refund_id, oid, amount, credited_before, state';
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
        -- Where the provider sends the city's money: an IBAN. On the direct path that is the biller's own affair.
        bank text CHECK (bank ~ '^[A-Z0-9]{5,34}$'),
        -- What of the secret may be read by whoever approves: the merchant at the provider, or the end of its key.
        description text CHECK (length(description) BETWEEN 1 AND 300),
        secret bytea NOT NULL,
        active boolean NOT NULL DEFAULT true,
        -- Who wanted it as it is, and who approved: two persons, by the proposal that both names stand in. A demonstration or a trial opens its
        -- accounts from the command line, in test mode alone, where production collects nothing.
        proposed_by text NOT NULL,
        approved_by text,
        proposal_id uuid,
        CONSTRAINT provider_account_two_persons CHECK (approved_by <> proposed_by),
        CONSTRAINT provider_account_approved CHECK (
          (proposal_id IS NOT NULL AND approved_by IS NOT NULL) OR (proposal_id IS NULL AND proposed_by LIKE 'cli:%' AND mode = 'test')),
        FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
        PRIMARY KEY (city_id, id)
      );
      -- What one administrator wants of an account, until another approves it. Its secret is sealed for the account's row and goes there, or goes.
      CREATE TABLE giving.provider_account_proposal (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        change text NOT NULL CHECK (change IN ('open', 'secret')),
        account_id uuid NOT NULL,
        provider text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('test', 'live')),
        biller_code text,
        bank text CHECK (bank ~ '^[A-Z0-9]{5,34}$'),
        description text CHECK (length(description) BETWEEN 1 AND 300),
        secret bytea,
        -- Of the sealed secret: it stays when the secret goes, so that no other can take its place in the account.
        secret_digest bytea NOT NULL,
        status text NOT NULL CHECK (status IN ('proposed', 'approved', 'declined')),
        proposed_by text NOT NULL,
        proposed_at timestamptz NOT NULL,
        decided_by text,
        decided_at timestamptz,
        CONSTRAINT provider_account_proposal_two_persons CHECK (status <> 'approved' OR decided_by <> proposed_by),
        CONSTRAINT provider_account_proposal_fresh CHECK (status <> 'approved' OR decided_at <= proposed_at + interval '168 hours'),
        CHECK (secret_digest = sha256(secret)),
        CHECK ((status = 'proposed') = (secret IS NOT NULL)),
        CHECK ((status = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
        FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
        PRIMARY KEY (city_id, id)
      );
      ALTER TABLE giving.provider_account ADD FOREIGN KEY (city_id, proposal_id) REFERENCES giving.provider_account_proposal (city_id, id);
      CREATE INDEX provider_account_proposal_waiting ON giving.provider_account_proposal (city_id, proposed_at) WHERE status = 'proposed';
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
        -- What goes back or went: never more than came.
        returned bigint NOT NULL DEFAULT 0 CHECK (returned >= 0),
        provider_reference text,
        -- The provider's id of the money itself, by which refunds and disputes name it.
        provider_object text,
        created_at timestamptz NOT NULL,
        captured_at timestamptz,
        -- How often the provider was asked about it since its notification is missing, and when it is asked next.
        asked smallint NOT NULL DEFAULT 0,
        ask_at timestamptz,
        CONSTRAINT payment_returned_within CHECK (returned <= amount),
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, donation_id),
        UNIQUE (city_id, account_id, provider_reference),
        FOREIGN KEY (city_id, donation_id) REFERENCES giving.donation (city_id, id),
        FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
      );
      CREATE INDEX payment_by_time ON giving.payment (city_id, created_at, id);
      CREATE INDEX payment_by_object ON giving.payment (city_id, account_id, provider_object) WHERE provider_object IS NOT NULL;
      CREATE INDEX payment_unsaid ON giving.payment (city_id, created_at) WHERE status IN ('created', 'pending', 'expired');

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

      ${returnTables}
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
        -- The provider's id of the refund, dispute, settlement or money that it is about.
        object text,
        refund_id uuid,
        fee bigint,
        fee_back bigint,
        occurred_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        digest bytea NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'waiting', 'done', 'quarantined')),
        reason text,
        CHECK ((status = 'quarantined') = (reason IS NOT NULL)),
        PRIMARY KEY (city_id, id),
        UNIQUE (city_id, account_id, event_id),
        FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
      );
      CREATE INDEX inbox_pending ON giving.inbox (city_id, received_at, id) WHERE status = 'pending';
      -- About money whose capture we have not heard of yet: it is looked at again when we have.
      CREATE INDEX inbox_waiting ON giving.inbox (city_id, account_id, provider_reference) WHERE status = 'waiting';
      CREATE INDEX inbox_quarantined ON giving.inbox (city_id, received_at, id) WHERE status = 'quarantined';

      -- The sandbox provider's own memory: it plays a company outside, so no other table points here.
      CREATE TABLE giving.sandbox_checkout (
        city_id uuid NOT NULL REFERENCES shared.city,
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        payment_id uuid NOT NULL,
        currency char(3) NOT NULL,
        amount bigint NOT NULL,
        refunded bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount),
        return_url text NOT NULL,
        language text NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'approved', 'declined', 'expired', 'refunded', 'disputed', 'kept', 'charged_back')),
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
      -- A refund as the bank was asked for it: one at a time for an order, for the bank tells us only how much it gave back in all.
      CREATE TABLE giving.nestpay_refund (
        city_id uuid NOT NULL REFERENCES shared.city,
        refund_id uuid NOT NULL,
        oid text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        credited_before bigint CHECK (credited_before >= 0),
        state text NOT NULL CHECK (state IN ('open', 'refused', 'done')),
        PRIMARY KEY (city_id, refund_id),
        FOREIGN KEY (city_id, oid) REFERENCES giving.nestpay_checkout (city_id, oid)
      );
      CREATE UNIQUE INDEX nestpay_refund_one_open ON giving.nestpay_refund (city_id, oid) WHERE state = 'open';
    `);
    const tables: Record<string, [columns: string, update: string]> = {
      'giving.donation': [DONATION, 'status, received_at, email'],
      'giving.payment': [PAYMENT, 'status, returned, provider_reference, provider_object, captured_at, asked, ask_at'],
      'giving.allocation': [ALLOCATION, 'status, amount'],
      'giving.donation_choice': [CHOICE, ''],
      'giving.inbox': [INBOX, 'status, reason'],
      'giving.sandbox_checkout': [CHECKOUT, 'state, refunded'],
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
    await db.query(tenant('giving.nestpay_refund'));
    const asked = { select: BANK_REFUND, insert: BANK_REFUND, update: 'credited_before, state' };
    await db.query(grant('giving.nestpay_refund', { to: ['donor'], ...asked }));
    await db.query(
      accountGrants() +
        grant('giving.donation', { to: ['books'], select: 'city_id, id, status, currency, amount' }) +
        grant('giving.payment', { to: ['books'], select: 'city_id, id, donation_id, status, currency, amount, returned' }) +
        grant('giving.allocation', { to: ['books'], select: ALLOCATION }),
    );
    await db.query(returnGrants());
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA giving CASCADE; CREATE SCHEMA giving');
  }
}
