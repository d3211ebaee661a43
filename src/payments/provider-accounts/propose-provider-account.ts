import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId, type ProviderAccountId, type ProviderProposalId } from '../../kernel/ids.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { readAccount, type NewProviderAccount } from '../domain/new-provider-account.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { propose } from './provider-account-proposal.store.js';

/** One administrator wants gifts collected at another merchant account. The one before stays in force until another administrator approves it. */
@Injectable()
export class ProposeProviderAccount {
  constructor(
    private readonly providers: PaymentProviders,
    @InjectDatabase('office') private readonly database: Database<'office'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal those of {@link readAccount}
   */
  async run(city: City, account: NewProviderAccount, actor: Actor): Promise<ProviderProposalId> {
    const { provider, mode, billerCode, bank, description } = readAccount(city, this.providers, account);
    const accountId = newId<ProviderAccountId>();
    const { secret } = account;
    const proposed = { change: 'open' as const, accountId, provider, mode, billerCode, bank, description, secret };
    return this.database.inCity(city.id, (tx) => propose(tx, this.crypto, proposed, actor, this.clock.now()));
  }
}
