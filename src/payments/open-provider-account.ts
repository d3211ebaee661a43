import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import { newId, type ProviderAccountId } from '../kernel/ids.js';
import { audit } from '../platform/audit/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { PaymentProviders } from './payment-providers.js';
import { replaceAccount } from './provider-account.store.js';

export interface NewProviderAccount {
  readonly provider: string;
  readonly mode: 'test' | 'live';
  /** The merchant on the direct path; none: the city's own account. */
  readonly billerCode?: string;
  /** Keys and secrets, as the provider reads them. */
  readonly secret: string;
}

/**
 * Opens a merchant account for new gifts, in place of the one before. @throws Refusal provider_unknown,
 * provider_secret_invalid, biller_unknown
 * @param actor a staff id, or `cli:NAME`
 */
@Injectable()
export class OpenProviderAccount {
  constructor(
    private readonly providers: PaymentProviders,
    @InjectDatabase('office') private readonly database: Database<'office'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  async run(city: City, account: NewProviderAccount, actor: string): Promise<ProviderAccountId> {
    this.providers.named(account.provider).checkSecret(account.secret, account.mode);
    const billerCode = account.billerCode === undefined ? null : city.biller(account.billerCode).code;
    const id = newId<ProviderAccountId>();
    await this.database.inCity(city.id, async (tx) => {
      await replaceAccount(tx, this.crypto, { ...account, id, billerCode });
      await audit(tx, { actor, action: 'provider_account.open', subject: `provider_account:${id}`, at: this.clock.now() });
    });
    return id;
  }
}
