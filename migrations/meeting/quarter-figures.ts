import { grant, tenant } from '../walls.js';

const FIGURE = 'city_id, quarter, side, indicator, dimension, currency, value';

/** The sums that each side counted for a quarter. */
export const quarterFigureTables = `
  -- Each side stores its own sums. The report is made from them, without a row of either side.
  CREATE TABLE meeting.quarter_figure (
    city_id uuid NOT NULL REFERENCES shared.city,
    quarter text NOT NULL CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
    side text NOT NULL CHECK (side IN ('giving', 'receiving')),
    indicator text NOT NULL CHECK (indicator ~ '^[a-z_]+$'),
    dimension text NOT NULL DEFAULT '',
    currency text NOT NULL DEFAULT '',
    value bigint NOT NULL CHECK (value >= 0),
    PRIMARY KEY (city_id, quarter, side, indicator, dimension, currency)
  );
  ${tenant('meeting.quarter_figure', { donor: `side = 'giving'`, casework: `side = 'receiving'` })}
  ${grant('meeting.quarter_figure', { to: ['donor', 'office', 'casework'], select: FIGURE }, { to: ['donor', 'casework'], insert: FIGURE, update: 'value' })}
`;
