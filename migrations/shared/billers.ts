import { tenant } from '../walls.js';
import { settingGrants } from './setting-grants.js';

/** The utility companies of a city, and the shapes of their numbers. */
export const billerTables = `
  CREATE TABLE shared.biller (
    city_id uuid NOT NULL REFERENCES shared.city,
    code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('water', 'gas', 'electricity', 'heating', 'waste')),
    subscriber_pattern text NOT NULL,
    bill_pattern text NOT NULL,
    PRIMARY KEY (city_id, code)
  );
  ${tenant('shared.biller')}
  ${settingGrants('shared.biller', 'city_id, code, name, kind, subscriber_pattern, bill_pattern')}
`;
