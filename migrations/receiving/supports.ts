import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';
import { endedReasons } from './bills.js';

const SUPPORT =
  'city_id, id, household_id, need_id, kind, package_code, currency, amount, decision_id, proposed_by, proposed_by_name, created_at, approved_by, approved_by_name, approved_at, status, published_on, ended_reason, ended_on, told_funded_on, told_paid_on';
const PACKAGE_MONTH = 'city_id, package_code, month, published';

/** Packages and cash support: what a household is granted, and how many a month. */
export const supportTables = `
  CREATE TABLE receiving.support (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    need_id uuid,
    kind text NOT NULL CHECK (kind IN ('package', 'cash')),
    package_code text,
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    decision_id uuid NOT NULL,
    proposed_by text NOT NULL CHECK (proposed_by <> ''),
    proposed_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    approved_by text,
    approved_by_name text,
    approved_at timestamptz,
    status text NOT NULL CHECK (status IN ('waiting', 'published', 'withdrawn')),
    published_on date,
    ended_reason text CHECK (ended_reason IN (${endedReasons})),
    ended_on date,
    told_funded_on date,
    told_paid_on date,
    CONSTRAINT support_package_has_code CHECK ((kind = 'package') = (package_code IS NOT NULL)),
    CONSTRAINT support_approved_whole CHECK (num_nonnulls(approved_by, approved_by_name, approved_at) IN (0, 3)),
    CONSTRAINT support_published_has_need CHECK ((status = 'published') = (need_id IS NOT NULL AND published_on IS NOT NULL)),
    CONSTRAINT support_published_is_approved CHECK (status <> 'published' OR approved_by IS NOT NULL),
    CONSTRAINT support_ended_whole CHECK ((ended_reason IS NULL) = (ended_on IS NULL)),
    CONSTRAINT support_withdrawn_why CHECK (CASE status WHEN 'withdrawn' THEN ended_reason IS NOT NULL WHEN 'waiting' THEN ended_reason IS NULL ELSE coalesce(ended_reason, 'expired') = 'expired' END),
    ${secondPerson('support', 'proposed_by', 'approved_by')},
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, need_id),
    UNIQUE (city_id, decision_id),
    FOREIGN KEY (city_id, decision_id) REFERENCES receiving.decision (city_id, id),
    FOREIGN KEY (city_id, household_id) REFERENCES receiving.household (city_id, id),
    FOREIGN KEY (city_id, package_code) REFERENCES shared.support_package (city_id, code),
    FOREIGN KEY (city_id, need_id) REFERENCES meeting.need (city_id, id)
  );
  CREATE INDEX support_by_household ON receiving.support (city_id, household_id);
  CREATE INDEX support_by_status ON receiving.support (city_id, status, created_at);
  -- How many of a package were put on the list in a calendar month: its quota is kept by an update of this row.
  CREATE TABLE receiving.package_month (
    city_id uuid NOT NULL,
    package_code text NOT NULL,
    -- The month's first day.
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    published integer NOT NULL CHECK (published >= 0),
    PRIMARY KEY (city_id, package_code, month),
    FOREIGN KEY (city_id, package_code) REFERENCES shared.support_package (city_id, code)
  );
  ${tenant('receiving.support')}
  ${grant('receiving.support', { to: ['casework'], select: SUPPORT, insert: SUPPORT, update: 'need_id, approved_by, approved_by_name, approved_at, status, published_on, ended_reason, ended_on, told_funded_on, told_paid_on' })}
  ${tenant('receiving.package_month')}
  ${grant('receiving.package_month', { to: ['casework'], select: PACKAGE_MONTH, insert: PACKAGE_MONTH, update: 'published' })}
`;
