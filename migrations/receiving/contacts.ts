import { secondPerson } from '../second-person.js';
import { tenant } from '../walls.js';

/**
 * Where a household is written to, and the way in which it gets what it is granted. Nothing fills these tables yet: no login may do anything
 * with them.
 */
export const contactTables = `
  CREATE TABLE receiving.contact (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('telephone', 'email', 'post', 'trusted_person')),
    -- The number or address, sealed; of a trusted person the name with it.
    value bytea NOT NULL,
    value_index bytea NOT NULL,
    -- The day on which the household gave back the code that was sent there.
    confirmed_on date,
    -- 'elsewhere' is an address where the household does not live: of a relative, a shelter, an office.
    use text NOT NULL CHECK (use IN ('write', 'do_not_write', 'elsewhere')),
    contact_from date NOT NULL,
    contact_until date,
    CONSTRAINT contact_days CHECK (contact_until >= contact_from),
    PRIMARY KEY (city_id, id),
    FOREIGN KEY (city_id, household_id) REFERENCES receiving.household (city_id, id)
  );
  CREATE INDEX contact_by_household ON receiving.contact (city_id, household_id);
  CREATE TABLE receiving.payout_way (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    household_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('iban', 'card', 'cash_desk', 'delivery')),
    -- The IBAN, the card's number or the address, sealed. A cash desk needs none.
    details bytea,
    -- Of an IBAN: two households with one account are looked at.
    account_index bytea,
    proposed_by text NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    approved_by text,
    approved_by_name text,
    approved_at timestamptz,
    ended_on date,
    CONSTRAINT payout_way_details CHECK ((kind = 'cash_desk') = (details IS NULL)),
    CONSTRAINT payout_way_account CHECK ((kind = 'iban') = (account_index IS NOT NULL)),
    CONSTRAINT payout_way_approved CHECK (num_nulls(approved_by, approved_by_name, approved_at) IN (0, 3)),
    ${secondPerson('payout_way', 'proposed_by', 'approved_by')},
    PRIMARY KEY (city_id, id),
    FOREIGN KEY (city_id, household_id) REFERENCES receiving.household (city_id, id)
  );
  -- One way at a time.
  CREATE UNIQUE INDEX payout_way_now ON receiving.payout_way (city_id, household_id) WHERE approved_by IS NOT NULL AND ended_on IS NULL;
  ${tenant('receiving.contact')}
  ${tenant('receiving.payout_way')}
`;
