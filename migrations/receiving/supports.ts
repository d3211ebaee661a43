import { grant, tenant } from '../walls.js';

const SUPPORT =
  'city_id, id, household_id, need_id, kind, package_code, currency, amount, decision_no, officer, created_at, approved_by, approved_at, status, published_on, told_funded_on, told_paid_on';
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
    decision_no text NOT NULL CHECK (decision_no <> ''),
    officer text NOT NULL CHECK (officer <> ''),
    created_at timestamptz NOT NULL,
    approved_by text,
    approved_at timestamptz,
    status text NOT NULL CHECK (status IN ('waiting', 'published', 'withdrawn')),
    published_on date,
    told_funded_on date,
    told_paid_on date,
    CHECK ((kind = 'package') = (package_code IS NOT NULL)),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK ((status = 'published') = (need_id IS NOT NULL AND published_on IS NOT NULL)),
    CHECK (status <> 'published' OR approved_by IS NOT NULL),
    CONSTRAINT support_two_persons CHECK (lower(approved_by) <> lower(officer)),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, need_id),
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
  ${grant('receiving.support', { to: ['casework'], select: SUPPORT, insert: SUPPORT, update: 'need_id, approved_by, approved_at, status, published_on, told_funded_on, told_paid_on' })}
  ${tenant('receiving.package_month')}
  ${grant('receiving.package_month', { to: ['casework'], select: PACKAGE_MONTH, insert: PACKAGE_MONTH, update: 'published' })}
`;
