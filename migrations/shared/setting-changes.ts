import { secondPerson } from '../second-person.js';
import { grant, tenant } from '../walls.js';

const CHANGE =
  'city_id, id, area, before, after, status, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, in_force_from';

/** What of a city's settings was changed from what to what, by whom: beside the settings themselves, which hold what is true now. */
export const settingChangeTables = `
  CREATE TABLE shared.setting_change (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    area text NOT NULL CHECK (area IN
      ('limits', 'billers', 'packages', 'money_path', 'provider_account', 'payee', 'listing', 'k', 'languages', 'names', 'colour', 'districts',
       'legal_texts', 'clocks', 'eligibility', 'widget_sites', 'state')),
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    status text NOT NULL CHECK (status IN ('proposed', 'in_force', 'refused', 'withdrawn')),
    proposed_by text NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_by_name text,
    decided_at timestamptz,
    in_force_from date,
    ${secondPerson('setting_change', 'proposed_by', 'decided_by')},
    CONSTRAINT setting_change_decided CHECK ((decided_by IS NULL) = (decided_by_name IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT setting_change_in_force CHECK ((status = 'in_force') = (in_force_from IS NOT NULL)),
    -- What another administrator must agree to; the rest is in force at once.
    CONSTRAINT setting_change_needs_two CHECK (
      status NOT IN ('in_force', 'refused') OR decided_by IS NOT NULL
      OR area NOT IN ('money_path', 'provider_account', 'payee', 'listing', 'k', 'state')),
    PRIMARY KEY (city_id, id)
  );
  -- Of two who propose for one area at once the second is stale.
  CREATE UNIQUE INDEX setting_change_waiting ON shared.setting_change (city_id, area) WHERE status = 'proposed';
  ${tenant('shared.setting_change')}
  ${grant('shared.setting_change', { to: ['office'], select: CHANGE, insert: CHANGE })}
`;
