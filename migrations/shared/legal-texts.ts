import { tenant } from '../walls.js';
import { settingGrants } from './setting-grants.js';

/** What a city says on receipts, on privacy and in its imprint. */
export const legalTextTables = `
  CREATE TABLE shared.legal_text (
    city_id uuid NOT NULL REFERENCES shared.city,
    kind text NOT NULL CHECK (kind IN ('receipt', 'privacy', 'imprint')),
    language text NOT NULL,
    body text NOT NULL CHECK (body <> ''),
    PRIMARY KEY (city_id, kind, language)
  );
  ${tenant('shared.legal_text')}
  ${settingGrants('shared.legal_text', 'city_id, kind, language, body')}
`;
