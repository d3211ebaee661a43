import { Injectable } from '@nestjs/common';
import { responsibleId, type Actor } from '../../kernel/actor.js';
import { assert } from '../../kernel/assert.js';
import { Clock } from '../../kernel/clock.js';
import { isUuid, type CityId, type ProviderProposalId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { assertSecondPerson } from '../../kernel/second-person.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import { Database, InjectDatabase, type CityTx } from '../../platform/database/index.js';
import { isStale } from '../domain/provider-proposal.js';
import { ProviderAccountEntity } from './provider-account.entity.js';
import { ProviderAccountProposalEntity } from './provider-account-proposal.entity.js';
import { approve, decline, waitingBeside } from './provider-account-proposal.store.js';
import { replaceAccount } from './provider-account.store.js';

export const accountDecisions = ['approve', 'decline'] as const;
export type AccountDecision = (typeof accountDecisions)[number];

/**
 * A second administrator approves where gifts are collected, and it is in force; or any of them, whoever proposed it too, withdraws it. That
 * the two are not one person is a rule of the database as well. What else waited for the same merchant is withdrawn with an approval: it was
 * proposed of what is no more, and would bring back what was replaced.
 */
@Injectable()
export class DecideProviderAccount {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal provider_proposal_unknown, second_person_required, provider_proposal_stale, wrong_state (it was decided already)
   */
  async run(city: { readonly id: CityId }, proposalId: string, decision: AccountDecision, actor: Actor): Promise<void> {
    if (!isUuid(proposalId)) throw new Refusal('provider_proposal_unknown');
    const id = proposalId as ProviderProposalId;
    await this.database.inCity(city.id, async (tx) => {
      const known = await tx.manager.findOne(ProviderAccountProposalEntity, { where: { cityId: tx.cityId, id } });
      if (!known) throw new Refusal('provider_proposal_unknown');
      if (decision === 'approve') assertSecondPerson(known.proposedBy, actor);
      const now = this.clock.now();
      const waiting = await waitingBeside(tx, known);
      const proposal = waiting.find((each) => each.id === id);
      if (!proposal) throw new Refusal('wrong_state');
      if (decision === 'decline') return decline(tx, proposal, actor, now);
      if (isStale(proposal, now)) throw new Refusal('provider_proposal_stale');
      const secret = await approve(tx, this.crypto, proposal, actor, now);
      await putInForce(tx, proposal, secret, actor);
      for (const other of waiting) if (other.id !== id) await decline(tx, other, actor, now);
    });
  }
}

async function putInForce(tx: CityTx<'office'>, proposal: ProviderAccountProposalEntity, secret: Buffer, approver: Actor): Promise<void> {
  const { id: proposalId, accountId: id, change, provider, mode, billerCode, bank, description, proposedBy, proposedByName } = proposal;
  const by = { proposedBy, proposedByName, approvedBy: responsibleId(approver), approvedByName: approver.name };
  const agreed = { description, secret, ...by, proposalId };
  if (change === 'open') return replaceAccount(tx, { id, provider, mode, billerCode, bank, ...agreed });
  const { affected } = await tx.manager.update(ProviderAccountEntity, { cityId: tx.cityId, id }, agreed);
  assert(affected === 1, 'a secret for no account');
}
