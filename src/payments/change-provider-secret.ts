import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { isUuid, type CityId, type ProviderAccountId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { PaymentProviders } from './payment-providers.js';
import { ProviderAccountEntity } from './provider-account.entity.js';
import { sealSecret } from './provider-account.store.js';

/** Gives an account another secret in place of the one it has: a key was changed at the provider. Its payments and its address stay its own. */
@Injectable()
export class ChangeProviderSecret {
  constructor(
    private readonly providers: PaymentProviders,
    @InjectDatabase('office') private readonly database: Database<'office'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /**
   * @param actor a staff id
   * @throws Refusal provider_account_unknown, provider_unknown, provider_secret_invalid
   */
  async run(city: { readonly id: CityId }, accountId: string, secret: string, actor: string): Promise<void> {
    if (!isUuid(accountId)) throw new Refusal('provider_account_unknown');
    const id = accountId as ProviderAccountId;
    await this.database.inCity(city.id, async (tx) => {
      const account = await tx.manager.findOne(ProviderAccountEntity, { where: { cityId: tx.cityId, id } });
      if (!account) throw new Refusal('provider_account_unknown');
      this.providers.named(account.provider).checkSecret(secret, account.mode);
      const sealed = await sealSecret(tx, this.crypto, id, secret);
      await tx.manager.update(ProviderAccountEntity, { cityId: tx.cityId, id }, { secret: sealed });
      await audit(tx, { actor, action: 'provider_account.secret', subject: `provider_account:${id}`, at: this.clock.now() });
    });
  }
}
