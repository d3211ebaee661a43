import { grant } from '../walls.js';

/** The city of a provider's account: found by the address of a notification before a city is known. */
export const providerAccountDirectory = `
  -- Directory: found by the address of a provider's notification before a city is known.
  CREATE TABLE shared.provider_account_directory (
    account_id uuid PRIMARY KEY,
    provider text NOT NULL,
    city uuid NOT NULL REFERENCES shared.city
  );
  ${grant('shared.provider_account_directory', { to: ['donor', 'office'], select: 'account_id, provider, city' }, { to: ['office'], insert: 'account_id, provider, city' })}
`;
