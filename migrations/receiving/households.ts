import { grant, tenant } from '../walls.js';

const HOUSEHOLD = 'city_id, id, case_no, code_hash, name, national_id, national_id_index, language, created_at';

/** Households that the city verified. What names one is sealed. */
export const householdTables = `
  CREATE TABLE receiving.household (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    case_no text NOT NULL,
    code_hash bytea NOT NULL,
    name bytea NOT NULL,
    -- A household without a national number is possible.
    national_id bytea,
    national_id_index bytea,
    language text NOT NULL,
    created_at timestamptz NOT NULL,
    CHECK ((national_id IS NULL) = (national_id_index IS NULL)),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, case_no),
    UNIQUE (city_id, national_id_index)
  );
  ${tenant('receiving.household')}
  ${grant('receiving.household', { to: ['casework'], select: HOUSEHOLD, insert: HOUSEHOLD, update: 'code_hash, name, national_id, language' })}
`;
