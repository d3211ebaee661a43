import { tenant } from '../walls.js';
import { datedSettingGrants } from './setting-grants.js';

/** A city's currency, with the day from which it holds. */
export const currencyTables = `
  CREATE TABLE shared.city_currency (
    city_id uuid NOT NULL REFERENCES shared.city,
    valid_from date NOT NULL,
    currency char(3) NOT NULL CHECK (currency IN ('ALL', 'BAM', 'EUR', 'MKD', 'RON', 'RSD', 'TRY')),
    -- Units of the currency before for one of this one, where one followed the other (BGN → EUR: 1.95583).
    per_previous numeric CHECK (per_previous > 0),
    previous char(3),
    CONSTRAINT city_currency_from_previous CHECK ((per_previous IS NULL) = (previous IS NULL)),
    PRIMARY KEY (city_id, valid_from)
  );
  ${tenant('shared.city_currency')}
  ${datedSettingGrants('shared.city_currency', 'city_id, valid_from, currency, per_previous, previous')}
`;
