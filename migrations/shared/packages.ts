import { tenant } from '../walls.js';
import { settingGrants } from './setting-grants.js';

/** Support packages of a city, of kinds of its own: names, price and monthly quota. */
export const packageTables = `
  -- Support packages: a price, and how many may be put on the list in one calendar month.
  CREATE TABLE shared.support_package (
    city_id uuid NOT NULL REFERENCES shared.city,
    code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    -- By language tag.
    names jsonb NOT NULL CHECK (jsonb_typeof(names) = 'object' AND names <> '{}'),
    price bigint NOT NULL CHECK (price > 0),
    monthly_quota integer NOT NULL CHECK (monthly_quota >= 0),
    PRIMARY KEY (city_id, code)
  );
  ${tenant('shared.support_package')}
  ${settingGrants('shared.support_package', 'city_id, code, names, price, monthly_quota')}
`;
