import { newId, type ProviderProposalId } from '../kernel/ids.js';
import { audit } from '../platform/audit/index.js';
import type { CityTx } from '../platform/database/index.js';
import { ProviderAccountProposalEntity } from './provider-account-proposal.entity.js';

type Proposed = Pick<ProviderAccountProposalEntity, 'change' | 'accountId' | 'provider' | 'mode' | 'billerCode' | 'bank'> & {
  readonly secret: Buffer;
};

/** Keeps what one administrator wants, and who it was. The secret is sealed already. */
export async function propose(tx: CityTx<'office'>, proposed: Proposed, actor: string, at: Date): Promise<ProviderProposalId> {
  const id = newId<ProviderProposalId>();
  const maker = { status: 'proposed' as const, proposedBy: actor, proposedAt: at, decidedBy: null, decidedAt: null };
  await tx.manager.insert(ProviderAccountProposalEntity, { ...proposed, ...maker, cityId: tx.cityId, id });
  const action = proposed.change === 'open' ? 'provider_account.propose' : 'provider_account.propose_secret';
  await audit(tx, { actor, action, subject: `provider_account:${proposed.accountId}`, at });
  return id;
}

/** Takes a proposal off the pile, and its secret with it. @returns it as it was, or null where it is decided already */
export async function decide(
  tx: CityTx<'office'>,
  id: ProviderProposalId,
  status: 'approved' | 'declined',
  actor: string,
  at: Date,
): Promise<ProviderAccountProposalEntity | null> {
  const where = { cityId: tx.cityId, id, status: 'proposed' as const };
  const proposal = await tx.manager.findOne(ProviderAccountProposalEntity, { where, lock: { mode: 'pessimistic_write' } });
  if (!proposal) return null;
  await tx.manager.update(ProviderAccountProposalEntity, where, { status, secret: null, decidedBy: actor, decidedAt: at });
  return proposal;
}
