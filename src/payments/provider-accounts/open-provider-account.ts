import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId, type ProviderAccountId } from '../../kernel/ids.js';
import { audit } from '../../platform/audit/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { readAccount, type NewProviderAccount } from '../domain/new-provider-account.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { replaceAccount, sealSecret } from './provider-account.store.js';

/**
 * Opens a merchant account for new gifts, in place of the one before, for a demonstration or a trial: in test mode alone, by a rule of the
 * database. Where money is real it takes two administrators ({@link ProposeProviderAccount}).
 */
@Injectable()
export class OpenProviderAccount {
  constructor(
    private readonly providers: PaymentProviders,
    @InjectDatabase('office') private readonly database: Database<'office'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /**
   * @param actor a command: the database refuses anybody else's account without a proposal
   * @throws Refusal those of {@link readAccount}
   */
  async run(city: City, account: NewProviderAccount & { readonly mode: 'test' }, actor: Actor): Promise<ProviderAccountId> {
    const { secret, ...merchant } = readAccount(city, this.providers, account);
    const id = newId<ProviderAccountId>();
    await this.database.inCity(city.id, async (tx) => {
      const by = { proposedBy: actor.id, proposedByName: actor.name, approvedBy: null, approvedByName: null, proposalId: null };
      const sealed = await sealSecret(tx, this.crypto, id, secret);
      await replaceAccount(tx, { ...merchant, id, secret: sealed, ...by });
      await audit(tx, { actor: actor.id, action: 'provider_account.open', subject: `provider_account:${id}`, at: this.clock.now() });
    });
    return id;
  }
}
