import { dutyRules, staffDuties, type DutyRule } from '../../src/kernel/duties.js';
import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';

const DUTY =
  'city_id, staff_id, duty, valid_from, valid_until, exception_id, exception_from, exception_until, given_by, given_by_name, confirmed_by, confirmed_by_name, confirmed_at';
const EXCEPTION = 'city_id, id, valid_from, valid_until';

const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** One row of the table of incompatible duties: no two rows of a person, one of either class, on the same day. */
const apart = ({ duty, never, liftedByException }: DutyRule): string => `
    CONSTRAINT duty_apart_${duty} EXCLUDE USING gist (
      city_id WITH =, staff_id WITH =, (CASE duty WHEN '${duty}' THEN 1 ELSE 2 END) WITH <>, valid WITH &&
    ) WHERE (duty IN (${list([duty, ...never])})${liftedByException ? ' AND exception_id IS NULL' : ''})`;

/**
 * What each person may do, from day to day. Days are the city's, both included; a row without an end goes on. A row counts once it is
 * confirmed by a second person, or was given by the operator, who stands outside the city's desks.
 */
export const dutyTables = `
  CREATE EXTENSION IF NOT EXISTS btree_gist;
  -- A small city's case worker may approve others' cases while this stands. Both persons are named from the first: it is proposed elsewhere.
  CREATE TABLE office.duty_exception (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    reason text NOT NULL,
    proposed_by text NOT NULL,
    proposed_by_name text NOT NULL,
    approved_by text NOT NULL,
    approved_by_name text NOT NULL,
    approved_at timestamptz NOT NULL,
    PRIMARY KEY (city_id, id),
    CONSTRAINT duty_exception_days CHECK (valid_until >= valid_from),
    UNIQUE (city_id, id, valid_from, valid_until),
    ${secondPerson('duty_exception', 'proposed_by', 'approved_by')}
  );
  CREATE TABLE office.duty (
    city_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    duty text NOT NULL CHECK (duty IN (${list(staffDuties)})),
    valid_from date NOT NULL,
    valid_until date,
    valid daterange NOT NULL GENERATED ALWAYS AS (daterange(valid_from, valid_until, '[]')) STORED,
    exception_id uuid,
    exception_from date,
    exception_until date,
    given_by text NOT NULL,
    given_by_name text NOT NULL,
    confirmed_by text,
    confirmed_by_name text,
    confirmed_at timestamptz,
    PRIMARY KEY (city_id, staff_id, duty, valid_from),
    FOREIGN KEY (city_id, staff_id) REFERENCES office.staff (city_id, id),
    -- All of a duty's days lie in those of the exception it rests on, whose days stand here too: the foreign key holds them equal.
    CONSTRAINT duty_rests_on_exception FOREIGN KEY (city_id, exception_id, exception_from, exception_until)
      REFERENCES office.duty_exception (city_id, id, valid_from, valid_until),
    CONSTRAINT duty_exception_whole CHECK (num_nulls(exception_id, exception_from, exception_until) IN (0, 3)),
    CONSTRAINT duty_within_exception CHECK (
      exception_id IS NULL OR (valid_until IS NOT NULL AND valid_from >= exception_from AND valid_until <= exception_until)),
    CONSTRAINT duty_not_by_its_person CHECK (confirmed_by <> staff_id::text),
    CONSTRAINT duty_confirmed CHECK ((confirmed_by IS NULL) = (confirmed_by_name IS NULL) AND ((confirmed_by IS NULL) = (confirmed_at IS NULL) OR given_by LIKE 'cli:%')),
    ${secondPerson('duty', 'given_by', 'confirmed_by')},
    CONSTRAINT duty_once EXCLUDE USING gist (city_id WITH =, staff_id WITH =, duty WITH =, valid WITH &&),${dutyRules.map(apart).join(',')}
  );
  ${tenant('office.duty_exception')}
  ${grant('office.duty_exception', { to: ['office'], select: EXCEPTION })}
  ${tenant('office.duty')}
  -- The duties of a declined account go with it; one that was ever in force ends by its day and stays.
  CREATE POLICY only_waiting ON office.duty AS RESTRICTIVE FOR DELETE USING (confirmed_at IS NULL);
  CREATE POLICY waits_no_more ON office.duty AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (confirmed_at IS NOT NULL);
  ${grant('office.duty', { to: ['office', 'casework'], select: DUTY }, { to: ['office'], insert: DUTY, update: 'valid_until, confirmed_by, confirmed_by_name, confirmed_at', delete: true })}
`;
