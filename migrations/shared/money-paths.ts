import { tenant } from '../walls.js';
import { datedSettingGrants } from './setting-grants.js';

/** Who holds the money for a kind of need, by which permit, with the day from which it holds: a change is a later row. */
export const moneyPathTables = `
  CREATE TABLE shared.money_path (
    city_id uuid NOT NULL REFERENCES shared.city,
    need_kind text NOT NULL CHECK (need_kind IN ('bill', 'package', 'cash')),
    valid_from date NOT NULL,
    path text NOT NULL CHECK (path IN ('direct', 'trust', 'pool')),
    permit text NOT NULL CHECK (permit <> ''),
    permit_from date NOT NULL,
    permit_until date NOT NULL,
    CONSTRAINT money_path_permit_dates CHECK (permit_until > permit_from),
    CONSTRAINT money_path_within_permit CHECK (valid_from BETWEEN permit_from AND permit_until),
    CONSTRAINT money_path_cash_has_no_biller CHECK (need_kind <> 'cash' OR path <> 'direct'),
    PRIMARY KEY (city_id, need_kind, valid_from)
  );
  ${tenant('shared.money_path')}
  ${datedSettingGrants('shared.money_path', 'city_id, need_kind, valid_from, path, permit, permit_from, permit_until')}
`;
