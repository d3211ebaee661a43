import { grant, tenant } from '../walls.js';

const NEWS = 'city_id, donation_id, due_on, told_on';
const GREETING = 'city_id, donation_id, recipient, sender, occasion, words, created_on';

/** What follows a donation: news to its donor, and a greeting in its name. */
export const donationNewsTables = `
  -- Since when a gift's news waits (all its needs were found paid), and when it was told. Days, and the giving side's own.
  CREATE TABLE giving.donation_news (
    city_id uuid NOT NULL,
    donation_id uuid NOT NULL,
    due_on date NOT NULL,
    told_on date CONSTRAINT donation_news_told_after_due CHECK (told_on >= due_on),
    PRIMARY KEY (city_id, donation_id),
    FOREIGN KEY (city_id, donation_id) REFERENCES giving.donation (city_id, id)
  );
  CREATE INDEX donation_news_waiting ON giving.donation_news (city_id, due_on) WHERE told_on IS NULL;
  -- A greeting waits here, sealed, until the money has come; then it is sent and the row is gone.
  CREATE TABLE giving.greeting (
    city_id uuid NOT NULL,
    donation_id uuid NOT NULL,
    recipient bytea NOT NULL,
    sender bytea NOT NULL,
    occasion text NOT NULL CHECK (occasion IN ('none', 'birthday', 'wedding', 'new_baby', 'holiday', 'new_home', 'memory', 'thanks')),
    words bytea,
    created_on date NOT NULL,
    PRIMARY KEY (city_id, donation_id),
    FOREIGN KEY (city_id, donation_id) REFERENCES giving.donation (city_id, id)
  );
  ${tenant('giving.donation_news')}
  ${grant('giving.donation_news', { to: ['donor'], select: NEWS, insert: NEWS, update: 'told_on' })}
  ${tenant('giving.greeting')}
  ${grant('giving.greeting', { to: ['donor'], select: GREETING, insert: GREETING, update: 'recipient, sender, words', delete: true })}
`;
