import { tenant } from '../walls.js';
import { datedSettingGrants } from './setting-grants.js';

const LIMITS =
  'city_id, valid_from, min_gift, max_gift, max_bill, bills_per_household, reservation_minutes, fundable_days_after_due, cash_part';

/** What a city takes at least and at most, with the day from which it holds: a change is a later row, and none is overwritten. */
export const limitTables = `
  CREATE TABLE shared.city_limits (
    city_id uuid NOT NULL REFERENCES shared.city,
    valid_from date NOT NULL,
    -- Minor units of the currency that the city counts in on that day.
    min_gift bigint NOT NULL CHECK (min_gift > 0),
    max_gift bigint NOT NULL,
    max_bill bigint NOT NULL CHECK (max_bill > 0),
    bills_per_household smallint NOT NULL CHECK (bills_per_household > 0),
    reservation_minutes smallint NOT NULL CHECK (reservation_minutes BETWEEN 32 AND 40),
    fundable_days_after_due smallint NOT NULL CHECK (fundable_days_after_due >= 0),
    -- What one part of cash support is, where the city offers it.
    cash_part bigint CHECK (cash_part > 0),
    CONSTRAINT city_limits_max_gift CHECK (max_gift >= min_gift),
    PRIMARY KEY (city_id, valid_from)
  );
  ${tenant('shared.city_limits')}
  ${datedSettingGrants('shared.city_limits', LIMITS)}
`;
