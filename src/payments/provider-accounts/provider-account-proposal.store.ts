import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import { present } from '../../kernel/assert.js';
import { newId, type ProviderProposalId } from '../../kernel/ids.js';
import { responsibleId, type Actor } from '../../kernel/actor.js';
import { audit } from '../../platform/audit/index.js';
import { type FieldCrypto, sealedField } from '../../platform/crypto/index.js';
import { type CityTx, moveOne } from '../../platform/database/index.js';
import { proposalLifecycle } from '../domain/provider-proposal.js';
import { ProviderAccountProposalEntity } from './provider-account-proposal.entity.js';
import { secretField } from './provider-account.store.js';

type Proposed = Pick<
  ProviderAccountProposalEntity,
  'change' | 'accountId' | 'provider' | 'mode' | 'billerCode' | 'bank' | 'description'
> & {
  /** As it was typed: it is sealed here, for the proposal's row. */
  readonly secret: string;
};

const sealedDigest = (sealed: Buffer): Buffer => createHash('sha256').update(sealed).digest();

/** Keeps what one administrator wants, and who it was. */
export async function propose(
  tx: CityTx<'office'>,
  crypto: FieldCrypto,
  proposed: Proposed,
  actor: Actor,
  at: Date,
): Promise<ProviderProposalId> {
  const id = newId<ProviderProposalId>();
  const maker = { status: 'proposed' as const, proposedBy: responsibleId(actor), proposedByName: actor.name, proposedAt: at };
  const undecided = { decidedBy: null, decidedByName: null, decidedAt: null };
  const secret = (await crypto.forCity(tx)).seal(proposed.secret, sealedField(ProviderAccountProposalEntity, 'secret', id));
  const sealed = { secret, secretDigest: sealedDigest(secret) };
  await tx.manager.insert(ProviderAccountProposalEntity, { ...proposed, ...maker, ...undecided, ...sealed, cityId: tx.cityId, id });
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

/** Withdraws a proposal that waits, and its secret with it. It is locked by this transaction. */
export async function decline(tx: CityTx<'office'>, proposal: ProviderAccountProposalEntity, actor: Actor, at: Date): Promise<void> {
  await decide(tx, proposal, 'declined', {}, actor, at);
}

/**
 * Approves a proposal that waits: its secret is opened where it lay, sealed for its account's row and gone from here. It is locked by this
 * transaction.
 * @returns the secret as it is to stand in the account's row, and there alone
 */
export async function approve(
  tx: CityTx<'office'>,
  crypto: FieldCrypto,
  proposal: ProviderAccountProposalEntity,
  actor: Actor,
  at: Date,
): Promise<Buffer> {
  const { id, accountId } = proposal;
  const held = present(proposal.secret, 'a proposal that waits has its secret');
  const [from, to] = [sealedField(ProviderAccountProposalEntity, 'secret', id), secretField(accountId)];
  const secret = (await crypto.forCity(tx)).reseal(from, to, held);
  await decide(tx, proposal, 'approved', { secretDigest: sealedDigest(secret) }, actor, at);
  return secret;
}

async function decide(
  tx: CityTx<'office'>,
  { id, accountId }: ProviderAccountProposalEntity,
  status: 'approved' | 'declined',
  set: Partial<Pick<ProviderAccountProposalEntity, 'secretDigest'>>,
  actor: Actor,
  at: Date,
): Promise<void> {
  const decided = { ...set, secret: null, decidedBy: responsibleId(actor), decidedByName: actor.name, decidedAt: at };
  await moveOne(tx, ProviderAccountProposalEntity, proposalLifecycle, status, { id }, decided);
  const action = status === 'approved' ? 'provider_account.approve' : 'provider_account.decline';
  await audit(tx, { actor: actor.id, action, subject: `provider_account:${accountId}`, at });
}
