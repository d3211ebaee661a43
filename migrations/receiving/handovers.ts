import { grant, tenant } from '../walls.js';

const HANDOVER = 'city_id, id, support_id, need_id, decision_no, handed_on, officer, proposed_at, confirmed_by, confirmed_at';

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
    officer text NOT NULL CHECK (officer <> ''),
    proposed_at timestamptz NOT NULL,
    confirmed_by text,
    confirmed_at timestamptz,
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CONSTRAINT handover_two_persons CHECK (lower(confirmed_by) <> lower(officer)),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, need_id),
    FOREIGN KEY (city_id, support_id) REFERENCES receiving.support (city_id, id),
    FOREIGN KEY (city_id, need_id) REFERENCES meeting.need (city_id, id)
  );
  ${tenant('receiving.handover')}
  ${grant('receiving.handover', { to: ['casework'], select: HANDOVER, insert: HANDOVER, update: 'id, decision_no, handed_on, officer, proposed_at, confirmed_by, confirmed_at' })}
`;
