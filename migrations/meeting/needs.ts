import { grant, tenant } from '../walls.js';

const NEED =
  'city_id, id, kind, status, currency, amount, reserved, funded, biller_code, package_code, price_band, district, due_on, cut_off_on, fundable_until, published_on, funded_on, paid_on, handed_over';
/** Written by the database from the columns before. */
const NEED_DERIVED = 'code, urgent_on';

/** What waits to be funded: an amount, a class, days. No household. */
export const needTables = `
  CREATE TABLE meeting.need (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
    status text NOT NULL CHECK (status IN ('open', 'funded', 'paid', 'withdrawn', 'expired')),
    currency char(3) NOT NULL,
    amount bigint NOT NULL CHECK (amount > 0),
    reserved bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    funded bigint NOT NULL DEFAULT 0 CHECK (funded >= 0),
    biller_code text,
    package_code text,
    -- The round price of its class: an amount around which bills are shown, a package's price, a part of cash support.
    price_band bigint NOT NULL CHECK (price_band > 0),
    district text,
    due_on date,
    -- The day on which the biller means to cut the household off, where it is known.
    cut_off_on date,
    fundable_until timestamptz NOT NULL,
    -- Days, not instants: an instant here and in a household's row would tie the two.
    published_on date NOT NULL,
    funded_on date,
    paid_on date,
    -- The city's people have written down that the household has it: from then on nothing opens it again.
    handed_over boolean NOT NULL DEFAULT false,
    code text GENERATED ALWAYS AS (coalesce(biller_code, package_code, '')) STORED,
    -- The city's published order: the next cut-off first, then the oldest.
    urgent_on date GENERATED ALWAYS AS (coalesce(cut_off_on, 'infinity'::date)) STORED,
    CONSTRAINT need_never_over_funded CHECK (reserved + funded <= amount),
    CONSTRAINT need_bill_has_biller CHECK ((kind = 'bill') = (biller_code IS NOT NULL)),
    CONSTRAINT need_package_has_code CHECK ((kind = 'package') = (package_code IS NOT NULL)),
    CONSTRAINT need_funded_in_full CHECK (status NOT IN ('funded', 'paid') OR funded = amount),
    CONSTRAINT need_funded_day CHECK ((status IN ('funded', 'paid')) = (funded_on IS NOT NULL)),
    CONSTRAINT need_handed_over_stays CHECK (NOT handed_over OR status IN ('funded', 'paid')),
    CONSTRAINT need_paid_day CHECK ((status = 'paid') = (paid_on IS NOT NULL)),
    FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
    FOREIGN KEY (city_id, package_code) REFERENCES shared.support_package (city_id, code),
    PRIMARY KEY (city_id, id)
  );
  -- The city's published order, within a kind, a code or a class, and by age alone: each a keyset; a filled need leaves them all.
  CREATE INDEX need_open_kind ON meeting.need (city_id, kind, urgent_on, published_on, id) WHERE status = 'open';
  CREATE INDEX need_open_code ON meeting.need (city_id, kind, code, urgent_on, published_on, id) WHERE status = 'open';
  CREATE INDEX need_open_class ON meeting.need (city_id, kind, code, price_band, urgent_on, published_on, id) WHERE status = 'open';
  CREATE INDEX need_open_by_age ON meeting.need (city_id, kind, published_on, id) WHERE status = 'open';
  CREATE INDEX need_open_by_age_code ON meeting.need (city_id, kind, code, published_on, id) WHERE status = 'open';
  CREATE INDEX need_funded_by_day ON meeting.need (city_id, funded_on, id) WHERE status = 'funded';
  ${tenant('meeting.need')}
  ${grant('meeting.need', { to: ['donor', 'office', 'casework'], select: `${NEED}, ${NEED_DERIVED}` }, { to: ['donor'], update: 'status, reserved, funded, funded_on' }, { to: ['casework'], insert: NEED, update: 'status, paid_on, handed_over' }, { to: ['books'], select: 'city_id, id, kind, code, price_band, district, status, currency, amount, reserved, funded' })}
`;
