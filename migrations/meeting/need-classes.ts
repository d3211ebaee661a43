import { grant, tenant } from '../walls.js';

const CLASS = 'city_id, kind, code, band, currency, waiting, shown, least';
const DISTRICT = 'city_id, district, waiting, shown, least';

/** What of the needs the public may see by class and by district: never a class of fewer than k. */
export const needClassTables = `
  -- What the public may choose where no single need is shown: how many needs of one kind, code and round price wait. \`waiting\` moves with
  -- every need; \`shown\` is what the pages say, moves once a day, and is nothing while fewer than \`least\` wait. A city's k stands in \`least\`.
  CREATE TABLE meeting.need_class (
    city_id uuid NOT NULL REFERENCES shared.city,
    kind text NOT NULL CHECK (kind IN ('bill', 'package', 'cash')),
    code text NOT NULL,
    band bigint NOT NULL CHECK (band > 0),
    currency char(3) NOT NULL,
    waiting integer NOT NULL CHECK (waiting >= 0),
    shown integer CHECK (shown > 0),
    least integer NOT NULL CHECK (least >= 1),
    CONSTRAINT need_class_never_below_k CHECK (shown IS NULL OR waiting >= least),
    PRIMARY KEY (city_id, kind, code, band, currency)
  );
  -- How many bills of a district wait. A page names a bill's district only while \`shown\` is set, and the database lets it be only from k on.
  CREATE TABLE meeting.need_district (
    city_id uuid NOT NULL REFERENCES shared.city,
    district text NOT NULL,
    waiting integer NOT NULL CHECK (waiting >= 0),
    shown integer CHECK (shown > 0),
    least integer NOT NULL CHECK (least >= 5),
    CONSTRAINT need_district_never_below_k CHECK (shown IS NULL OR waiting >= least),
    PRIMARY KEY (city_id, district)
  );
  ${tenant('meeting.need_class')}
  ${grant('meeting.need_class', { to: ['donor', 'office', 'casework', 'books'], select: CLASS }, { to: ['donor', 'casework'], insert: CLASS, update: 'waiting, shown, least' })}
  ${tenant('meeting.need_district')}
  ${grant('meeting.need_district', { to: ['donor', 'casework'], select: DISTRICT, insert: DISTRICT, update: 'waiting, shown, least' }, { to: ['books'], select: DISTRICT })}
`;
