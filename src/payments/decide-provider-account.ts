import { Injectable } from '@nestjs/common';
import { present } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { isUuid, type CityId, type ProviderProposalId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase, type CityTx } from '../platform/database/index.js';
import { ProviderAccountEntity } from './provider-account.entity.js';
import { ProviderAccountProposalEntity } from './provider-account-proposal.entity.js';
import { decide } from './provider-account-proposal.store.js';
import { replaceAccount } from './provider-account.store.js';

export const accountDecisions = ['approve', 'decline'] as const;
export type AccountDecision = (typeof accountDecisions)[number];

/**
 * A second administrator approves where gifts are collected, and it is in force; or any of them, whoever proposed it too, withdraws it. That
 * the two are not one person is a rule of the database as well.
 */
@Injectable()
export class DecideProviderAccount {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  /**
   * @param actor a staff id
   * @throws Refusal provider_proposal_unknown, provider_account_needs_second_person, wrong_state (it was decided already)
   */
  async run(city: { readonly id: CityId }, proposalId: string, decision: AccountDecision, actor: string): Promise<void> {
    if (!isUuid(proposalId)) throw new Refusal('provider_proposal_unknown');
    const id = proposalId as ProviderProposalId;
    await this.database.inCity(city.id, async (tx) => {
      const known = await tx.manager.findOne(ProviderAccountProposalEntity, { where: { cityId: tx.cityId, id } });
      if (!known) throw new Refusal('provider_proposal_unknown');
      if (decision === 'approve' && known.proposedBy === actor) throw new Refusal('provider_account_needs_second_person');
      const now = this.clock.now();
      const proposal = await decide(tx, id, decision === 'approve' ? 'approved' : 'declined', actor, now);
      if (!proposal) throw new Refusal('wrong_state');
      if (decision === 'approve') await putInForce(tx, proposal, actor);
      await audit(tx, { actor, action: `provider_account.${decision}`, subject: `provider_account:${proposal.accountId}`, at: now });
    });
  }
}

async function putInForce(tx: CityTx<'office'>, proposal: ProviderAccountProposalEntity, approvedBy: string): Promise<void> {
  const { accountId: id, change, provider, mode, billerCode, bank, proposedBy } = proposal;
  const secret = present(proposal.secret, 'a proposal that waits has its secret');
  if (change === 'open') await replaceAccount(tx, { id, provider, mode, billerCode, bank, secret, proposedBy, approvedBy });
  else await tx.manager.update(ProviderAccountEntity, { cityId: tx.cityId, id }, { secret, proposedBy, approvedBy });
}
