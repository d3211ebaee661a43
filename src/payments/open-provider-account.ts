import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import { readIban } from '../kernel/iban.js';
import { newId, type ProviderAccountId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
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
  /** The IBAN that the provider sends the city's money to: needed where the money is the city's and the provider tells of settlements. */
  readonly bank?: string;
}

/**
 * Opens a merchant account for new gifts, in place of the one before. @throws Refusal provider_unknown,
 * provider_secret_invalid, provider_bank_missing, iban_invalid, biller_unknown
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
    const provider = this.providers.named(account.provider);
    provider.checkSecret(account.secret, account.mode);
    const billerCode = account.billerCode === undefined ? null : city.biller(account.billerCode).code;
    const bank = billerCode === null ? readBank(account.bank, provider.settlement !== undefined) : null;
    const id = newId<ProviderAccountId>();
    await this.database.inCity(city.id, async (tx) => {
      await replaceAccount(tx, this.crypto, { ...account, id, billerCode, bank });
      await audit(tx, { actor, action: 'provider_account.open', subject: `provider_account:${id}`, at: this.clock.now() });
    });
    return id;
  }
}

function readBank(text: string | undefined, needed: boolean): string | null {
  if (text === undefined || text.trim() === '') {
    if (needed) throw new Refusal('provider_bank_missing', {}, 'bank');
    return null;
  }
  const iban = readIban(text);
  if (iban === undefined) throw new Refusal('iban_invalid', {}, 'bank');
  return iban;
}
