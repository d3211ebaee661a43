import { grant } from '../walls.js';

const CITY = 'id, slug, names, country, time_zone, languages, status, accent, listing, k, revision, widget_hosts';

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
    -- Counted up by every change of the city's settings, also in the tables below: what was read before is then read again.
    revision integer NOT NULL DEFAULT 1 CHECK (revision >= 1),
    -- Other sites that may show this city's widget in a frame, as hosts; nobody, unless the city names them.
    widget_hosts text[] NOT NULL DEFAULT '{}'
      CHECK (cardinality(widget_hosts) <= 20 AND array_to_string(widget_hosts, ' ') ~ '^[a-z0-9. -]*$')
  );
  CREATE TABLE shared.city_host (
    host text PRIMARY KEY CHECK (host = lower(host)),
    city uuid NOT NULL REFERENCES shared.city
  );
  ${grant('shared.city', { to: ['donor', 'office', 'casework', 'books'], select: CITY }, { to: ['office'], insert: CITY, update: 'revision, widget_hosts' })}
  ${grant('shared.city_host', { to: ['donor', 'office', 'casework'], select: 'host, city' }, { to: ['office'], insert: 'host, city', delete: true })}
`;
