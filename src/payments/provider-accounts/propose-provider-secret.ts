import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { isUuid, type CityId, type ProviderAccountId, type ProviderProposalId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { ProviderAccountEntity } from './provider-account.entity.js';
import { propose } from './provider-account-proposal.store.js';

/**
 * One administrator wants another secret for an account: a key was changed at the provider. The secret before stays in force until another
 * administrator approves it. The account's payments and its address stay its own.
 */
@Injectable()
export class ProposeProviderSecret {
  constructor(
    private readonly providers: PaymentProviders,
    @InjectDatabase('office') private readonly database: Database<'office'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal provider_account_unknown, provider_unknown, provider_secret_invalid, provider_host_not_allowed,
   * provider_merchant_other (another account of another merchant is opened, never slipped into this one)
   */
  async run(city: { readonly id: CityId }, accountId: string, secret: string, actor: Actor): Promise<ProviderProposalId> {
    if (!isUuid(accountId)) throw new Refusal('provider_account_unknown');
    const id = accountId as ProviderAccountId;
    return this.database.inCity(city.id, async (tx) => {
      const account = await tx.manager.findOne(ProviderAccountEntity, { where: { cityId: tx.cityId, id } });
      if (!account) throw new Refusal('provider_account_unknown');
      const { provider, mode, billerCode, bank } = account;
      const way = this.providers.named(provider);
      way.checkSecret(secret, mode);
      const description = way.describe(secret, mode);
      if (way.describesMerchant && description !== account.description) throw new Refusal('provider_merchant_other', {}, 'secret');
      const proposed = { change: 'secret' as const, accountId: id, provider, mode, billerCode, bank, description, secret };
      return propose(tx, this.crypto, proposed, actor, this.clock.now());
    });
  }
}
