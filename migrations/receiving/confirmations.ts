import { grant, tenant } from '../walls.js';

const CONFIRMATION = 'city_id, id, biller_code, file_hash, confirmed_by, confirmed_by_name, created_at, matched, missing, unexpected';
const LINE = 'city_id, confirmation_id, line_no, need_id, outcome, amount, paid_on';

/** Billers' files of what was paid, and what became of their lines. */
export const confirmationTables = `
  CREATE TABLE receiving.confirmation (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    biller_code text NOT NULL,
    file_hash bytea NOT NULL,
    confirmed_by text NOT NULL,
    confirmed_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    matched integer NOT NULL,
    missing integer NOT NULL,
    unexpected integer NOT NULL,
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, file_hash),
    FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code)
  );
  CREATE TABLE receiving.confirmation_line (
    city_id uuid NOT NULL,
    confirmation_id uuid NOT NULL,
    line_no integer NOT NULL,
    need_id uuid,
    outcome text NOT NULL CHECK (outcome ~ '^[a-z_]+$'),
    amount bigint,
    paid_on date,
    PRIMARY KEY (city_id, confirmation_id, line_no),
    FOREIGN KEY (city_id, confirmation_id) REFERENCES receiving.confirmation (city_id, id)
  );
  CREATE UNIQUE INDEX confirmation_once ON receiving.confirmation_line (city_id, need_id) WHERE outcome = 'paid';
  ${tenant('receiving.confirmation')}
  ${grant('receiving.confirmation', { to: ['casework'], select: CONFIRMATION, insert: CONFIRMATION })}
  ${tenant('receiving.confirmation_line')}
  ${grant('receiving.confirmation_line', { to: ['casework'], select: LINE, insert: LINE })}
`;
