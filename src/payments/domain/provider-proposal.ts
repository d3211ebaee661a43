import { lifecycle } from '../../kernel/lifecycle.js';

export type ProposalStatus = 'proposed' | 'approved' | 'declined';

/** What is decided stays decided, by a rule of the database as well: another change is another proposal. */
export const proposalLifecycle = lifecycle<ProposalStatus>({ proposed: ['approved', 'declined'], approved: [], declined: [] });

/**
 * How long a proposal about a merchant account may wait for its second person, in milliseconds. A key copied longer ago may have been replaced
 * at the provider meanwhile, and who approves should still be able to ask who proposed. The database holds the same:
 * `provider_account_proposal_fresh`. The same in every city: it guards the key, not a custom of the place.
 */
export const PROVIDER_PROPOSAL_VALID_MS = 7 * 86_400_000;

/** Too old to be approved: it can only be withdrawn. */
export const isStale = ({ proposedAt }: { readonly proposedAt: Date }, now: Date): boolean =>
  now.getTime() - proposedAt.getTime() > PROVIDER_PROPOSAL_VALID_MS;
