import { grant, tenant } from '../walls.js';

const OFFER = 'city_id, household_id, token_hash';
const WAITING = 'city_id, phrase, said';

/** What households say to donors, before it is handed over. */
export const thanksTables = `
  -- A household is asked once whether it wants to say something. The token of its page is good for one answer.
  CREATE TABLE receiving.thanks_offer (
    city_id uuid NOT NULL,
    household_id uuid NOT NULL,
    token_hash bytea CHECK (length(token_hash) = 32),
    PRIMARY KEY (city_id, household_id),
    FOREIGN KEY (city_id, household_id) REFERENCES receiving.household (city_id, id)
  );
  CREATE UNIQUE INDEX thanks_offer_token ON receiving.thanks_offer (city_id, token_hash);
  -- What was said and not yet handed over: numbers alone, of no household, need or day.
  CREATE TABLE receiving.thanks_waiting (
    city_id uuid NOT NULL REFERENCES shared.city,
    phrase text NOT NULL CHECK (phrase ~ '^[a-z_]{3,30}$'),
    said integer NOT NULL CHECK (said >= 0),
    PRIMARY KEY (city_id, phrase)
  );
  ${tenant('receiving.thanks_offer')}
  ${grant('receiving.thanks_offer', { to: ['casework'], select: OFFER, insert: OFFER, update: 'token_hash' })}
  ${tenant('receiving.thanks_waiting')}
  ${grant('receiving.thanks_waiting', { to: ['casework'], select: WAITING, insert: WAITING, update: 'said' })}
`;
