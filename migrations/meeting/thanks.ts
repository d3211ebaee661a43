import { grant, tenant } from '../walls.js';

const WEEK = 'city_id, week, phrases, households';

/** What the giving side hears of thanks: phrases and a count of households, by week. */
export const thanksWeekTables = `
  -- What the giving side hears: which phrases the households of a city said, and how many households, by the week it was handed over in.
  CREATE TABLE meeting.thanks_week (
    city_id uuid NOT NULL REFERENCES shared.city,
    week date NOT NULL CHECK (extract(isodow FROM week) = 1),
    phrases text[] NOT NULL CHECK (cardinality(phrases) >= 1),
    households integer NOT NULL CHECK (households >= 5),
    PRIMARY KEY (city_id, week)
  );
  ${tenant('meeting.thanks_week')}
  ${grant('meeting.thanks_week', { to: ['donor', 'casework'], select: WEEK }, { to: ['casework'], insert: WEEK })}
`;
