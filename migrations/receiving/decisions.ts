import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';

const REGISTER = 'city_id, id, kind, number, proposed_by, proposed_by_name, proposed_at';
const DECIDED = 'outcome, decided_by, decided_by_name, decided_at';

/** What the city decided, by the number that is printed on it. */
export const decisionTables = `
  CREATE TABLE receiving.decision (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    -- 'register' was taken in the city's own register and is entered by its number: one a file, a bill from paper or a support. The others
    -- are taken on a case.
    kind text NOT NULL CHECK (kind IN ('register', 'application', 'renewal', 'end', 'appeal')),
    number text NOT NULL CHECK (number <> ''),
    case_file_id uuid,
    rule_version integer CHECK (rule_version >= 1),
    outcome text CHECK (outcome IN ('approved', 'refused')),
    reason_code text CHECK (reason_code ~ '^[a-z_]+$'),
    proposed_by text NOT NULL CHECK (proposed_by <> ''),
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_by_name text,
    decided_at timestamptz,
    valid_from date,
    valid_until date,
    supersedes uuid,
    CONSTRAINT decision_on_a_case CHECK ((kind = 'register') = (case_file_id IS NULL)),
    CONSTRAINT decision_decided_whole CHECK (num_nonnulls(outcome, decided_by, decided_by_name, decided_at) IN (0, 4)),
    CONSTRAINT decision_days CHECK (valid_until >= valid_from),
    CONSTRAINT decision_not_of_itself CHECK (supersedes <> id),
    ${secondPerson('decision', 'proposed_by', 'decided_by')},
    PRIMARY KEY (city_id, id),
    FOREIGN KEY (city_id, supersedes) REFERENCES receiving.decision (city_id, id)
  );
  ${tenant('receiving.decision')}
  ${grant('receiving.decision', { to: ['casework'], select: `${REGISTER}, ${DECIDED}`, insert: REGISTER, update: DECIDED })}
`;
