import type { MigrationInterface, QueryRunner } from 'typeorm';

import { grant, tenant } from './walls.js';

const NEWS = 'city_id, donation_id, due_on, told_on';
const GREETING = 'city_id, donation_id, recipient, sender, occasion, words, created_on';
const OFFER = 'city_id, household_id, token_hash';
const WAITING = 'city_id, phrase, said';
const WEEK = 'city_id, week, phrases, households';

/** What follows a gift: news to its donor, a greeting in its name, a word of thanks that belongs to nobody. */
export class AfterTheGift1763760000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Since when a gift's news waits (all its needs were found paid), and when it was told. Days, and the giving hand's own.
      CREATE TABLE giving.donation_news (
        city_id uuid NOT NULL,
        donation_id uuid NOT NULL,
        due_on date NOT NULL,
        told_on date CHECK (told_on >= due_on),
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
      -- What the giving hand hears: which phrases the households of a city said, and how many households, by the week it was handed over in.
      CREATE TABLE meeting.thanks_week (
        city_id uuid NOT NULL REFERENCES shared.city,
        week date NOT NULL CHECK (extract(isodow FROM week) = 1),
        phrases text[] NOT NULL CHECK (cardinality(phrases) >= 1),
        households integer NOT NULL CHECK (households >= 5),
        PRIMARY KEY (city_id, week)
      );
    `);
    const all = [
      tenant('giving.donation_news') + grant('giving.donation_news', { to: ['donor'], select: NEWS, insert: NEWS, update: 'told_on' }),
      tenant('giving.greeting') + grant('giving.greeting', { to: ['donor'], select: GREETING, insert: GREETING, delete: true }),
      tenant('receiving.thanks_offer') +
        grant('receiving.thanks_offer', { to: ['casework'], select: OFFER, insert: OFFER, update: 'token_hash' }),
      tenant('receiving.thanks_waiting') +
        grant('receiving.thanks_waiting', { to: ['casework'], select: WAITING, insert: WAITING, update: 'said' }),
      tenant('meeting.thanks_week') +
        grant('meeting.thanks_week', { to: ['donor', 'casework'], select: WEEK }, { to: ['casework'], insert: WEEK }),
    ];
    for (const statements of all) await db.query(statements);
    await db.query(`
      -- Other sites that may show this city's widget in a frame, as hosts; nobody, unless the city names them.
      ALTER TABLE shared.city ADD COLUMN widget_hosts text[] NOT NULL DEFAULT '{}'
        CHECK (cardinality(widget_hosts) <= 20 AND array_to_string(widget_hosts, ' ') ~ '^[a-z0-9. -]*$');
      GRANT SELECT (widget_hosts) ON shared.city TO donor, office, casework, books;
      GRANT INSERT (widget_hosts), UPDATE (widget_hosts) ON shared.city TO office;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE shared.city DROP COLUMN widget_hosts;
      DROP TABLE meeting.thanks_week, receiving.thanks_waiting, receiving.thanks_offer, giving.greeting, giving.donation_news;
    `);
  }
}
