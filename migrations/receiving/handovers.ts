import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';

const CONFIRMED = 'confirmed_by, confirmed_by_name, confirmed_at';
const WRITTEN = 'id, decision_no, handed_on, proposed_by, proposed_by_name, proposed_at';
const HANDOVER = `city_id, support_id, need_id, status, ${WRITTEN}, ${CONFIRMED}`;

/** That a household got its package or cash support. */
export const handoverTables = `
  -- That a household got its support: written down by one person, confirmed by another. One a need; changed until it is confirmed.
  CREATE TABLE receiving.handover (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    support_id uuid NOT NULL,
    need_id uuid NOT NULL,
    decision_no text NOT NULL CHECK (decision_no <> ''),
    handed_on date NOT NULL,
    status text NOT NULL CHECK (status IN ('proposed', 'confirmed')),
    proposed_by text NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    confirmed_by text,
    confirmed_by_name text,
    confirmed_at timestamptz,
    CONSTRAINT handover_confirmed CHECK (num_nonnulls(confirmed_by, confirmed_by_name, confirmed_at) = CASE status WHEN 'confirmed' THEN 3 ELSE 0 END),
    ${secondPerson('handover', 'proposed_by', 'confirmed_by')},
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, need_id),
    FOREIGN KEY (city_id, support_id) REFERENCES receiving.support (city_id, id),
    FOREIGN KEY (city_id, need_id) REFERENCES meeting.need (city_id, id)
  );
  ${tenant('receiving.handover')}
  ${grant('receiving.handover', { to: ['casework'], select: HANDOVER, insert: HANDOVER, update: `status, ${WRITTEN}, ${CONFIRMED}` })}
`;
