import { grant, tenant } from '../walls.js';

const TALLY = 'city_id, shard, kind, currency, listed, filled, given, paid';
const DAY = 'city_id, day, kind, currency, listed, filled, given, paid, public_count';

/** The live counter, and the counter as it stood each morning. */
export const tallyTables = `
  -- The live counter: kept up by every deed, sharded so that no two wait for one row.
  CREATE TABLE meeting.tally (
    city_id uuid NOT NULL REFERENCES shared.city,
    shard smallint NOT NULL CHECK (shard BETWEEN 0 AND 15),
    kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
    currency char(3) NOT NULL,
    listed bigint NOT NULL DEFAULT 0,
    filled bigint NOT NULL DEFAULT 0,
    given bigint NOT NULL DEFAULT 0,
    paid bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (city_id, shard, kind, currency)
  );
  -- The counter as it stood when a day of the city began: what a banded city shows, and the line that anybody can draw through the days.
  CREATE TABLE meeting.tally_day (
    city_id uuid NOT NULL REFERENCES shared.city,
    day date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
    currency char(3) NOT NULL,
    listed bigint NOT NULL,
    filled bigint NOT NULL,
    given bigint NOT NULL,
    paid bigint NOT NULL,
    public_count bigint NOT NULL CHECK (public_count >= 0),
    PRIMARY KEY (city_id, day, kind, currency)
  );
  ${tenant('meeting.tally')}
  ${grant('meeting.tally', { to: ['donor', 'office', 'casework', 'books'], select: TALLY }, { to: ['donor', 'casework'], insert: TALLY, update: 'listed, filled, given, paid' })}
  ${tenant('meeting.tally_day')}
  ${grant('meeting.tally_day', { to: ['donor', 'office', 'casework'], select: DAY }, { to: ['donor'], insert: DAY })}
`;
