import { grant, tenant } from '../walls.js';

const HOUSEHOLD = 'city_id, id, case_no, code_hash, language, district, enrolment, enrolled_from, enrolled_until, created_at';

/** Households: the unit of help. Who is in one stands in `person` and `household_member`; nothing here names anybody. */
export const householdTables = `
  CREATE TABLE receiving.household (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    case_no text NOT NULL,
    code_hash bytea NOT NULL,
    language text NOT NULL,
    district text CHECK (district <> ''),
    -- 'none' is a household that asks and is not enrolled yet.
    enrolment text NOT NULL CHECK (enrolment IN ('none', 'enrolled', 'renewal_due', 'paused', 'ended')),
    enrolled_from date,
    -- The last day, where it is known.
    enrolled_until date,
    created_at timestamptz NOT NULL,
    CONSTRAINT household_enrolled_from CHECK ((enrolment = 'none') = (enrolled_from IS NULL)),
    CONSTRAINT household_enrolled_days CHECK (enrolled_until >= enrolled_from),
    CONSTRAINT household_ended_day CHECK (enrolment <> 'ended' OR enrolled_until IS NOT NULL),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, case_no)
  );
  ${tenant('receiving.household')}
  ${grant('receiving.household', { to: ['casework'], select: HOUSEHOLD, insert: HOUSEHOLD, update: 'code_hash, language' })}
`;
