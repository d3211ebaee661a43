import { grant, tenant } from '../walls.js';

const CLASS = 'city_id, kind, code, price_band, currency, open_count, public_count, public_threshold';
const DISTRICT = 'city_id, district, open_count, public_count, public_threshold';

/** What of the needs the public may see by class and by district: never a class of fewer than k. */
export const needClassTables = `
  -- What the public may choose where no single need is shown: how many open needs there are of one kind, code and price band. \`open_count\`
  -- moves with every need. \`public_count\` is what the pages show: it moves once a day, and is empty while \`open_count\` is below
  -- \`public_threshold\`, which is at least the city's k.
  CREATE TABLE meeting.need_class (
    city_id uuid NOT NULL REFERENCES shared.city,
    kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
    code text NOT NULL,
    price_band bigint NOT NULL CHECK (price_band > 0),
    currency char(3) NOT NULL,
    open_count integer NOT NULL CHECK (open_count >= 0),
    public_count integer CHECK (public_count > 0),
    public_threshold integer NOT NULL CHECK (public_threshold >= 1),
    CONSTRAINT need_class_never_below_k CHECK (public_count IS NULL OR open_count >= public_threshold),
    PRIMARY KEY (city_id, kind, code, price_band, currency)
  );
  -- How many open bills a district has. A page names a bill's district only while \`public_count\` is set, which the database allows from k on.
  CREATE TABLE meeting.need_district (
    city_id uuid NOT NULL REFERENCES shared.city,
    district text NOT NULL,
    open_count integer NOT NULL CHECK (open_count >= 0),
    public_count integer CHECK (public_count > 0),
    public_threshold integer NOT NULL CHECK (public_threshold >= 5),
    CONSTRAINT need_district_never_below_k CHECK (public_count IS NULL OR open_count >= public_threshold),
    PRIMARY KEY (city_id, district)
  );
  ${tenant('meeting.need_class')}
  ${grant('meeting.need_class', { to: ['donor', 'office', 'casework', 'books'], select: CLASS }, { to: ['donor', 'casework'], insert: CLASS, update: 'open_count, public_count, public_threshold' })}
  ${tenant('meeting.need_district')}
  ${grant('meeting.need_district', { to: ['donor', 'casework'], select: DISTRICT, insert: DISTRICT, update: 'open_count, public_count, public_threshold' }, { to: ['books'], select: DISTRICT })}
`;
