import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant, tenant } from './walls.js';

const CITY =
  'id, slug, names, country, time_zone, languages, status, accent, listing, k, min_gift, max_gift, max_bill, bills_per_household, reservation_minutes, fundable_days_after_due, cash_part, revision';

/** The directory of cities, and each city's settings. */
export class Shared1763760000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      CREATE SCHEMA shared;
      CREATE SCHEMA meeting;
      CREATE SCHEMA giving;
      CREATE SCHEMA receiving;
      CREATE SCHEMA office;
      CREATE SCHEMA network;
      GRANT USAGE ON SCHEMA shared TO donor, office, casework, books;
      GRANT USAGE ON SCHEMA meeting TO donor, office, casework, books;
      GRANT USAGE ON SCHEMA giving TO donor, office, books;
      GRANT USAGE ON SCHEMA receiving TO casework;
      GRANT USAGE ON SCHEMA office TO office, casework;
      GRANT USAGE ON SCHEMA network TO network;

      -- Refuses from inside a statement: whoever updated fewer rows than it should fails before the commit.
      CREATE FUNCTION shared.demand(condition boolean, refusal text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $demand$
      BEGIN
        IF condition IS NOT TRUE THEN RAISE EXCEPTION USING ERRCODE = 'PF001', MESSAGE = refusal; END IF;
        RETURN true;
      END $demand$;

      -- Directory: found by slug or host name before a city is known.
      CREATE TABLE shared.city (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(slug) BETWEEN 3 AND 40),
        names jsonb NOT NULL CHECK (jsonb_typeof(names) = 'object'),
        country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
        time_zone text NOT NULL,
        languages text[] NOT NULL CHECK (cardinality(languages) >= 1),
        status text NOT NULL CHECK (status IN ('opens_soon', 'open', 'paused')),
        accent text NOT NULL CHECK (accent ~ '^#[0-9a-f]{6}$'),
        listing text NOT NULL CHECK (listing IN ('exact', 'banded')),
        k smallint NOT NULL CHECK (k >= 5),
        min_gift bigint NOT NULL CHECK (min_gift > 0),
        max_gift bigint NOT NULL,
        max_bill bigint NOT NULL CHECK (max_bill > 0),
        bills_per_household smallint NOT NULL CHECK (bills_per_household > 0),
        reservation_minutes smallint NOT NULL CHECK (reservation_minutes BETWEEN 32 AND 40),
        fundable_days_after_due smallint NOT NULL CHECK (fundable_days_after_due >= 0),
        -- What one part of cash support is, where the city offers it.
        cash_part bigint CHECK (cash_part > 0),
        -- Counted up by every change of the city's settings, also in the tables below: what was read before is then read again.
        revision integer NOT NULL DEFAULT 1 CHECK (revision >= 1),
        CHECK (max_gift >= min_gift)
      );
      CREATE TABLE shared.city_host (
        host text PRIMARY KEY CHECK (host = lower(host)),
        city uuid NOT NULL REFERENCES shared.city
      );
      -- Directory: found by the address of a provider's notification before a city is known.
      CREATE TABLE shared.provider_account_directory (
        account_id uuid PRIMARY KEY,
        provider text NOT NULL,
        city uuid NOT NULL REFERENCES shared.city
      );

      CREATE TABLE shared.city_currency (
        city_id uuid NOT NULL REFERENCES shared.city,
        valid_from date NOT NULL,
        currency char(3) NOT NULL CHECK (currency IN ('ALL', 'BAM', 'EUR', 'MKD', 'RON', 'RSD', 'TRY')),
        -- Units of the currency before for one of this one, where one followed the other (BGN → EUR: 1.95583).
        per_previous numeric CHECK (per_previous > 0),
        previous char(3),
        CHECK ((per_previous IS NULL) = (previous IS NULL)),
        PRIMARY KEY (city_id, valid_from)
      );
      CREATE TABLE shared.biller (
        city_id uuid NOT NULL REFERENCES shared.city,
        code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,30}$'),
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('water', 'gas', 'electricity', 'heating', 'waste')),
        account_pattern text NOT NULL,
        bill_pattern text NOT NULL,
        PRIMARY KEY (city_id, code)
      );
      -- Support packages: a price, and how many may be put on the list in one calendar month.
      CREATE TABLE shared.support_package (
        city_id uuid NOT NULL REFERENCES shared.city,
        code text NOT NULL CHECK (code IN ('family', 'mother-baby', 'education', 'transport', 'home', 'pensioner')),
        price bigint NOT NULL CHECK (price > 0),
        monthly_quota integer NOT NULL CHECK (monthly_quota >= 0),
        PRIMARY KEY (city_id, code)
      );
      CREATE TABLE shared.money_path (
        city_id uuid NOT NULL REFERENCES shared.city,
        need_kind text NOT NULL CHECK (need_kind IN ('bill', 'package', 'cash')),
        path text NOT NULL CHECK (path IN ('direct', 'trust', 'pool')),
        permit text NOT NULL CHECK (permit <> ''),
        permit_from date NOT NULL,
        permit_until date NOT NULL,
        CHECK (permit_until > permit_from),
        CHECK (need_kind <> 'cash' OR path <> 'direct'),
        PRIMARY KEY (city_id, need_kind)
      );
      CREATE TABLE shared.legal_text (
        city_id uuid NOT NULL REFERENCES shared.city,
        kind text NOT NULL CHECK (kind IN ('receipt', 'privacy', 'imprint')),
        language text NOT NULL,
        body text NOT NULL CHECK (body <> ''),
        PRIMARY KEY (city_id, kind, language)
      );
    `);
    await db.query(
      grant('shared.city', { to: ['donor', 'office', 'casework', 'books'], select: CITY }, { to: ['office'], insert: CITY, update: CITY }),
    );
    await db.query(
      grant(
        'shared.city_host',
        { to: ['donor', 'office', 'casework'], select: 'host, city' },
        { to: ['office'], insert: 'host, city', delete: true },
      ),
    );
    await db.query(
      grant(
        'shared.provider_account_directory',
        { to: ['donor', 'office'], select: 'account_id, provider, city' },
        { to: ['office'], insert: 'account_id, provider, city' },
      ),
    );
    const settings = {
      'shared.city_currency': 'city_id, valid_from, currency, per_previous, previous',
      'shared.biller': 'city_id, code, name, kind, account_pattern, bill_pattern',
      'shared.support_package': 'city_id, code, price, monthly_quota',
      'shared.money_path': 'city_id, need_kind, path, permit, permit_from, permit_until',
      'shared.legal_text': 'city_id, kind, language, body',
    };
    for (const [table, columns] of Object.entries(settings)) {
      await db.query(tenant(table));
      await db.query(
        grant(
          table,
          { to: ['donor', 'office', 'casework'], select: columns },
          { to: ['office'], insert: columns, update: columns, delete: true },
        ),
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA network, office, receiving, giving, meeting, shared CASCADE');
  }
}
