import { grant } from '../walls.js';

const MEMBER = 'id, country, currency, languages, time_zone, source';
const NAME = 'member_id, language, valid_from, name, own';
const STEP = 'id, member_id, step, taken_on, evidence, reason, corrects, recorded_at, recorded_by, recorded_by_name';

/** Member cities, what they are called, and how they became members. Rows are only added: a later one holds from its day on. */
export const memberTables = `
  CREATE TABLE network.member_city (
    id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]+$'),
    country char(2) NOT NULL,
    currency char(3) NOT NULL,
    -- BCP 47, with the script where the language is written in two: sr-Cyrl. The city's own languages, in its order.
    languages text[] NOT NULL,
    time_zone text NOT NULL,
    source text NOT NULL
  );
  CREATE TABLE network.member_name (
    member_id text NOT NULL REFERENCES network.member_city,
    -- BCP 47, as above.
    language text NOT NULL CHECK (language ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?$'),
    valid_from date NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    -- What it calls itself, in one of its own languages; else what another language calls it.
    own boolean NOT NULL,
    PRIMARY KEY (member_id, language, valid_from)
  );
  CREATE TABLE network.membership_step (
    id uuid PRIMARY KEY,
    member_id text NOT NULL REFERENCES network.member_city,
    step text NOT NULL CHECK (step IN ('application', 'admissible', 'declaration_signed', 'member', 'left')),
    -- Null where no source gives the day itself.
    taken_on date,
    evidence text NOT NULL CHECK (evidence <> ''),
    reason text,
    -- The step that this one stands in place of, with the reason.
    corrects uuid,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    recorded_by_name text NOT NULL,
    CONSTRAINT membership_step_of_member UNIQUE (member_id, id),
    CONSTRAINT membership_step_corrects_another CHECK (corrects <> id),
    CONSTRAINT membership_step_corrected_once UNIQUE (corrects),
    CONSTRAINT membership_step_corrects FOREIGN KEY (member_id, corrects) REFERENCES network.membership_step (member_id, id),
    CONSTRAINT membership_step_reason CHECK (reason IS NOT NULL OR (step <> 'left' AND corrects IS NULL))
  );
  ${grant('network.member_city', { to: ['network'], select: MEMBER, insert: MEMBER })}
  ${grant('network.member_name', { to: ['network'], select: NAME, insert: NAME })}
  ${grant('network.membership_step', { to: ['network'], select: STEP, insert: STEP })}
`;
