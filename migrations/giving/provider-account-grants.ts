import { grant, tenant } from '../walls.js';

const ACCOUNT = 'giving.provider_account';
const PROPOSAL = 'giving.provider_account_proposal';
const COLUMNS = 'city_id, id, provider, mode, biller_code, bank, description, active';
const BY = 'proposed_by, proposed_by_name, approved_by, approved_by_name, proposal_id';
const PROPOSED =
  'city_id, id, change, account_id, provider, mode, biller_code, bank, description, secret, secret_digest, status, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at';

/** What the logins may do with merchant accounts, and with what is proposed of them. */
export const providerAccountGrants = [
  tenant(ACCOUNT),
  grant(
    ACCOUNT,
    { to: ['donor', 'office'], select: COLUMNS },
    // Only who calls the provider opens a secret.
    { to: ['donor'], select: 'secret' },
    { to: ['office'], select: BY, insert: `${COLUMNS}, secret, ${BY}`, update: `description, secret, active, ${BY}` },
  ),
  tenant(PROPOSAL),
  grant(PROPOSAL, {
    to: ['office'],
    select: PROPOSED,
    insert: PROPOSED,
    update: 'status, secret, secret_digest, decided_by, decided_by_name, decided_at',
  }),
  accountPolicies(),
].join('\n');

/** The newest word on whose account collects: an account was opened by it, or takes the place of the one before. */
function opened(rest: string): string {
  return `o.city_id = provider_account.city_id AND o.change = 'open' AND o.status = 'approved' AND ${rest}`;
}

/**
 * What the office's login may make of a merchant account. Its row is, word for word and secret for secret, what two persons agreed on last, and none
 * that another has replaced collects again; where no proposal stands behind it, it is a trial's, in test mode (`provider_account_approved`).
 * A proposal begins as one person's, and what is decided stays decided: so with the
 * approval alone the digest becomes that of the secret as it is sealed for the account's row.
 */
function accountPolicies(): string {
  return `
  CREATE POLICY office_agreed_insert ON ${ACCOUNT} AS RESTRICTIVE FOR INSERT TO office WITH CHECK (${agreed()});
  CREATE POLICY office_agreed_update ON ${ACCOUNT} AS RESTRICTIVE FOR UPDATE TO office USING (true) WITH CHECK (${agreed()});
  CREATE POLICY office_proposes ON ${PROPOSAL} AS RESTRICTIVE FOR INSERT TO office WITH CHECK (status = 'proposed');
  CREATE POLICY office_decides_once ON ${PROPOSAL} AS RESTRICTIVE FOR UPDATE TO office
    USING (status = 'proposed') WITH CHECK (status <> 'proposed');
`;
}

function agreed(): string {
  return `
    (proposal_id IS NULL AND NOT EXISTS (
      SELECT FROM ${PROPOSAL} p WHERE p.city_id = provider_account.city_id AND p.account_id = provider_account.id AND p.status = 'approved')
    OR EXISTS (
      SELECT FROM ${PROPOSAL} p
      WHERE p.city_id = provider_account.city_id AND p.id = provider_account.proposal_id AND p.status = 'approved'
        AND p.account_id = provider_account.id AND p.proposed_by = provider_account.proposed_by AND p.decided_by = provider_account.approved_by
        AND p.proposed_by_name = provider_account.proposed_by_name AND p.decided_by_name = provider_account.approved_by_name
        AND p.provider = provider_account.provider AND p.mode = provider_account.mode
        AND p.biller_code IS NOT DISTINCT FROM provider_account.biller_code AND p.bank IS NOT DISTINCT FROM provider_account.bank
        AND p.description IS NOT DISTINCT FROM provider_account.description AND p.secret_digest = sha256(provider_account.secret)
        AND NOT EXISTS (
          SELECT FROM ${PROPOSAL} q
          WHERE q.city_id = p.city_id AND q.account_id = p.account_id AND q.status = 'approved' AND q.decided_at > p.decided_at)))
    AND (NOT active OR NOT EXISTS (
      SELECT FROM ${PROPOSAL} o
      WHERE ${opened('o.biller_code IS NOT DISTINCT FROM provider_account.biller_code AND o.account_id <> provider_account.id')}
        AND o.decided_at > coalesce((SELECT o.decided_at FROM ${PROPOSAL} o WHERE ${opened('o.account_id = provider_account.id')}), '-infinity')))`;
}
