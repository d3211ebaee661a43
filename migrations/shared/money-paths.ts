import { tenant } from '../walls.js';
import { settingGrants } from './setting-grants.js';

/** Who holds the money for a kind of need, by which permit. */
export const moneyPathTables = `
  CREATE TABLE shared.money_path (
    city_id uuid NOT NULL REFERENCES shared.city,
    need_kind text NOT NULL CHECK (need_kind IN ('bill', 'package', 'cash')),
    path text NOT NULL CHECK (path IN ('direct', 'trust', 'pool')),
    permit text NOT NULL CHECK (permit <> ''),
    permit_from date NOT NULL,
    permit_until date NOT NULL,
    CHECK (permit_until > permit_from),
    CHECK (need_kind <> 'cash' OR path <> 'direct'),
    PRIMARY KEY (city_id, need_kind)
  );
  ${tenant('shared.money_path')}
  ${settingGrants('shared.money_path', 'city_id, need_kind, path, permit, permit_from, permit_until')}
`;
