import { secondPerson } from '../second-person.js';
import { providerAccountGrants } from './provider-account-grants.js';

/** Merchant accounts, and what one administrator wants of them until another approves. */
export const providerAccountTables = `
  CREATE TABLE giving.provider_account (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    provider text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('test', 'live')),
    -- On the direct path the merchant is the biller itself.
    biller_code text,
    -- Where the provider sends the city's money: an IBAN. On the direct path that is the biller's own affair.
    bank text CHECK (bank ~ '^[A-Z0-9]{5,34}$'),
    -- What of the secret may be read by whoever approves: the merchant at the provider, or the end of its key.
    description text CHECK (length(description) BETWEEN 1 AND 300),
    secret bytea NOT NULL,
    active boolean NOT NULL DEFAULT true,
    -- Who wanted it as it is, and who approved: two persons, by the proposal that both stand in. A demonstration or a trial opens its
    -- accounts from the command line, in test mode alone, where production collects nothing.
    proposed_by text NOT NULL,
    proposed_by_name text NOT NULL,
    approved_by text,
    approved_by_name text,
    proposal_id uuid,
    ${secondPerson('provider_account', 'proposed_by', 'approved_by')},
    CONSTRAINT provider_account_approved CHECK (
      (proposal_id IS NOT NULL AND approved_by IS NOT NULL) OR (proposal_id IS NULL AND proposed_by LIKE 'cli:%' AND mode = 'test')),
    CONSTRAINT provider_account_named CHECK ((approved_by IS NULL) = (approved_by_name IS NULL)),
    FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
    PRIMARY KEY (city_id, id)
  );
  -- What one administrator wants of an account, until another approves it. Its secret is sealed for its own row, and sealed anew
  -- for the account's when it is approved.
  CREATE TABLE giving.provider_account_proposal (
    city_id uuid NOT NULL REFERENCES shared.city,
    id uuid NOT NULL,
    change text NOT NULL CHECK (change IN ('open', 'secret')),
    account_id uuid NOT NULL,
    provider text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('test', 'live')),
    biller_code text,
    bank text CHECK (bank ~ '^[A-Z0-9]{5,34}$'),
    description text CHECK (length(description) BETWEEN 1 AND 300),
    secret bytea,
    -- Of the sealed secret: it stays when the secret goes, as that of what stands in the account, so that no other can take its place there.
    secret_digest bytea NOT NULL,
    status text NOT NULL CHECK (status IN ('proposed', 'approved', 'declined')),
    proposed_by text NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_by_name text,
    decided_at timestamptz,
    -- Whoever proposed it may withdraw it.
    ${secondPerson('provider_account_proposal', 'proposed_by', "(CASE WHEN status = 'approved' THEN decided_by END)")},
    CONSTRAINT provider_account_proposal_fresh CHECK (status <> 'approved' OR decided_at <= proposed_at + interval '168 hours'),
    CONSTRAINT provider_account_proposal_digest CHECK (secret_digest = sha256(secret)),
    CONSTRAINT provider_account_proposal_secret_while_it_waits CHECK ((status = 'proposed') = (secret IS NOT NULL)),
    CONSTRAINT provider_account_proposal_decided CHECK ((status = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (decided_by_name IS NULL)),
    FOREIGN KEY (city_id, biller_code) REFERENCES shared.biller (city_id, code),
    PRIMARY KEY (city_id, id)
  );
  CREATE INDEX provider_account_proposal_waiting ON giving.provider_account_proposal (city_id, proposed_at) WHERE status = 'proposed';
  ALTER TABLE giving.provider_account ADD FOREIGN KEY (city_id, proposal_id) REFERENCES giving.provider_account_proposal (city_id, id);
  CREATE UNIQUE INDEX provider_account_one_active ON giving.provider_account (city_id, biller_code) NULLS NOT DISTINCT WHERE active;
  ${providerAccountGrants}
`;
