import { grant } from '../walls.js';

const CITY =
  'id, slug, names, country, time_zone, languages, status, accent, listing, k, min_gift, max_gift, max_bill, bills_per_household, reservation_minutes, fundable_days_after_due, cash_part, revision, widget_hosts';

/** The directory of cities: found by slug or host name before a city is known. */
export const cityTables = `
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
    -- Other sites that may show this city's widget in a frame, as hosts; nobody, unless the city names them.
    widget_hosts text[] NOT NULL DEFAULT '{}'
      CHECK (cardinality(widget_hosts) <= 20 AND array_to_string(widget_hosts, ' ') ~ '^[a-z0-9. -]*$'),
    CHECK (max_gift >= min_gift)
  );
  CREATE TABLE shared.city_host (
    host text PRIMARY KEY CHECK (host = lower(host)),
    city uuid NOT NULL REFERENCES shared.city
  );
  ${grant('shared.city', { to: ['donor', 'office', 'casework', 'books'], select: CITY }, { to: ['office'], insert: CITY, update: CITY })}
  ${grant('shared.city_host', { to: ['donor', 'office', 'casework'], select: 'host, city' }, { to: ['office'], insert: 'host, city', delete: true })}
`;
