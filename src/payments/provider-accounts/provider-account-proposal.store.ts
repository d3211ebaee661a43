import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import { newId, type ProviderProposalId } from '../../kernel/ids.js';
import { responsibleId, type Actor } from '../../kernel/actor.js';
import { audit } from '../../platform/audit/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { ProviderAccountProposalEntity } from './provider-account-proposal.entity.js';

type Proposed = Pick<
  ProviderAccountProposalEntity,
  'change' | 'accountId' | 'provider' | 'mode' | 'billerCode' | 'bank' | 'description'
> & {
  readonly secret: Buffer;
};

/** Keeps what one administrator wants, and who it was. The secret is sealed already. */
export async function propose(tx: CityTx<'office'>, proposed: Proposed, actor: Actor, at: Date): Promise<ProviderProposalId> {
  const id = newId<ProviderProposalId>();
  const maker = { status: 'proposed' as const, proposedBy: responsibleId(actor), proposedByName: actor.name, proposedAt: at };
  const undecided = { decidedBy: null, decidedByName: null, decidedAt: null };
  const secretDigest = createHash('sha256').update(proposed.secret).digest();
  await tx.manager.insert(ProviderAccountProposalEntity, { ...proposed, ...maker, ...undecided, secretDigest, cityId: tx.cityId, id });
  const action = proposed.change === 'open' ? 'provider_account.propose' : 'provider_account.propose_secret';
  await audit(tx, { actor: actor.id, action, subject: `provider_account:${proposed.accountId}`, at });
  return id;
}

/** Those that wait about an account, or about another of the same merchant, locked in one order: two decisions at once wait for each other. */
export async function waitingBeside(
  tx: CityTx<'office'>,
  { accountId, billerCode }: Pick<ProviderAccountProposalEntity, 'accountId' | 'billerCode'>,
): Promise<ProviderAccountProposalEntity[]> {
  const waiting = { cityId: tx.cityId, status: 'proposed' as const };
  return tx.manager.find(ProviderAccountProposalEntity, {
    where: [
      { ...waiting, accountId },
      { ...waiting, billerCode: billerCode ?? IsNull() },
    ],
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Takes a proposal that waits off the pile, and its secret with it. It is locked by this transaction. */
export async function decide(
  tx: CityTx<'office'>,
  { id, accountId }: Pick<ProviderAccountProposalEntity, 'id' | 'accountId'>,
  status: 'approved' | 'declined',
  actor: Actor,
  at: Date,
): Promise<void> {
  const change = { status, secret: null, decidedBy: responsibleId(actor), decidedByName: actor.name, decidedAt: at };
  await tx.manager.update(ProviderAccountProposalEntity, { cityId: tx.cityId, id }, change);
  const action = status === 'approved' ? 'provider_account.approve' : 'provider_account.decline';
  await audit(tx, { actor: actor.id, action, subject: `provider_account:${accountId}`, at });
}
