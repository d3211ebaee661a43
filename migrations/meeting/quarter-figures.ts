import { grant, tenant } from '../walls.js';

const FIGURE = 'city_id, quarter, hand, indicator, dimension, currency, value';

/** The sums that each hand hands in for a quarter. */
export const quarterFigureTables = `
  -- Each hand hands in its own sums; no row of either is read where the report is made.
  CREATE TABLE meeting.quarter_figure (
    city_id uuid NOT NULL REFERENCES shared.city,
    quarter text NOT NULL CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    hand text NOT NULL CHECK (hand IN ('giving', 'receiving')),
    indicator text NOT NULL CHECK (indicator ~ '^[a-z_]+$'),
    dimension text NOT NULL DEFAULT '',
    currency text NOT NULL DEFAULT '',
    value bigint NOT NULL CHECK (value >= 0),
    PRIMARY KEY (city_id, quarter, hand, indicator, dimension, currency)
  );
  ${tenant('meeting.quarter_figure', { donor: `hand = 'giving'`, casework: `hand = 'receiving'` })}
  ${grant('meeting.quarter_figure', { to: ['donor', 'office', 'casework'], select: FIGURE }, { to: ['donor', 'casework'], insert: FIGURE, update: 'value' })}
`;
