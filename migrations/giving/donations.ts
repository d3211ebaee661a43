import { grant, tenant } from '../walls.js';

const DONATION =
  'city_id, id, status, path, currency, amount, language, email, if_filled, token_hash, created_at, reserved_until, received_at';
const CHOICE = 'city_id, donation_id, line, kind, code, price_band, amount';
const ALLOCATION = 'city_id, donation_id, need_id, status, currency, amount';

/** Donations, what was chosen, and the one row for each donation and need. */
export const donationTables = `
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
  -- What a gift chose where no single need is shown: a class, or the next of a kind. Its allocations say where the money went.
  CREATE TABLE giving.donation_choice (
    city_id uuid NOT NULL,
    donation_id uuid NOT NULL,
    line smallint NOT NULL CHECK (line >= 1),
    kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
    code text NOT NULL DEFAULT '',
    price_band bigint CHECK (price_band > 0),
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
  ${tenant('giving.donation')}
  ${grant('giving.donation', { to: ['donor'], select: DONATION, insert: DONATION, update: 'status, received_at, email' }, { to: ['office'], select: DONATION })}
  ${tenant('giving.donation_choice')}
  ${grant('giving.donation_choice', { to: ['donor'], select: CHOICE, insert: CHOICE }, { to: ['office'], select: CHOICE })}
  ${tenant('giving.allocation')}
  ${grant('giving.allocation', { to: ['donor'], select: ALLOCATION, insert: ALLOCATION, update: 'status, amount' }, { to: ['office'], select: ALLOCATION })}
  ${grant('giving.donation', { to: ['books'], select: 'city_id, id, status, currency, amount' })}
  ${grant('giving.allocation', { to: ['books'], select: ALLOCATION })}
`;
