import { grant } from '../walls.js';

const EVENT = 'id, member_id, stage, effective_on, recorded_at, recorded_by, recorded_by_name, reason, evidence, corrects';

/** How far each member city has adopted the service. A wrong step is not changed: another one corrects it, and says why. */
export const adoptionTables = `
  CREATE TABLE network.adoption_event (
    id uuid PRIMARY KEY,
    member_id text NOT NULL REFERENCES network.member_city,
    stage text NOT NULL CHECK (stage IN
      ('not_contacted', 'invited', 'interested', 'applied', 'agreement_signed', 'technical_setup', 'pilot', 'live', 'paused', 'ended')),
    effective_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    recorded_by_name text NOT NULL,
    reason text,
    evidence text NOT NULL CHECK (evidence <> ''),
    -- The step that this one stands in place of. Only a correction can say that a city was not contacted at all.
    corrects uuid,
    CONSTRAINT adoption_reason CHECK (reason IS NOT NULL OR (stage NOT IN ('paused', 'ended') AND corrects IS NULL)),
    CONSTRAINT adoption_not_contacted CHECK (stage <> 'not_contacted' OR corrects IS NOT NULL),
    CONSTRAINT adoption_of_member UNIQUE (member_id, id),
    CONSTRAINT adoption_corrects_another CHECK (corrects <> id),
    CONSTRAINT adoption_corrected_once UNIQUE (corrects),
    CONSTRAINT adoption_corrects FOREIGN KEY (member_id, corrects) REFERENCES network.adoption_event (member_id, id)
  );
  ${grant('network.adoption_event', { to: ['network'], select: EVENT, insert: EVENT })}
`;
