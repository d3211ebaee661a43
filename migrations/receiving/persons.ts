import { grant, tenant } from '../walls.js';

const PERSON = 'city_id, id, name, national_id, national_id_index, birth_year, created_at';
const MEMBER = 'city_id, household_id, person_id, role, member_from, member_until';

/** The people of households. What names one is sealed, bound to the person's own row. */
export const personTables = `
  CREATE TABLE receiving.person (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    name bytea NOT NULL,
    -- A person without a national number is possible.
    national_id bytea,
    national_id_index bytea,
    birth_year smallint,
    created_at timestamptz NOT NULL,
    CONSTRAINT person_national_id_indexed CHECK ((national_id IS NULL) = (national_id_index IS NULL)),
    CONSTRAINT person_birth_year CHECK (birth_year BETWEEN 1850 AND 2200),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, national_id_index)
  );
  CREATE TABLE receiving.household_member (
    city_id uuid NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('applicant', 'partner', 'child', 'parent', 'other')),
    member_from date NOT NULL,
    -- The last day; empty for whoever belongs to the household now.
    member_until date,
    CONSTRAINT household_member_days CHECK (member_until >= member_from),
    PRIMARY KEY (city_id, household_id, person_id, member_from),
    FOREIGN KEY (city_id, household_id) REFERENCES receiving.household (city_id, id),
    FOREIGN KEY (city_id, person_id) REFERENCES receiving.person (city_id, id)
  );
  -- One applicant at a time, and nobody in two households at a time: each household's limit is its own.
  CREATE UNIQUE INDEX household_member_applicant ON receiving.household_member (city_id, household_id)
    WHERE role = 'applicant' AND member_until IS NULL;
  CREATE UNIQUE INDEX household_member_once ON receiving.household_member (city_id, person_id) WHERE member_until IS NULL;
  ${tenant('receiving.person')}
  ${grant('receiving.person', { to: ['casework'], select: PERSON, insert: PERSON, update: 'name, national_id' })}
  ${tenant('receiving.household_member')}
  ${grant('receiving.household_member', { to: ['casework'], select: MEMBER, insert: MEMBER })}
`;
