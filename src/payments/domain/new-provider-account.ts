import type { City } from '../../cities/index.js';
import { readIban } from '../../kernel/iban.js';
import { Refusal } from '../../kernel/refusal.js';
import type { PaymentProviders } from '../providers/payment-providers.js';

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
 * A merchant account as it may be opened in this city.
 * @throws Refusal provider_unknown, provider_secret_invalid, provider_host_not_allowed, provider_bank_missing, iban_invalid, biller_unknown
 */
export function readAccount(
  city: City,
  providers: PaymentProviders,
  account: NewProviderAccount,
): Pick<NewProviderAccount, 'provider' | 'mode' | 'secret'> & {
  readonly billerCode: string | null;
  readonly bank: string | null;
  readonly description: string | null;
} {
  const { mode, secret } = account;
  const provider = providers.named(account.provider);
  provider.checkSecret(secret, mode);
  const billerCode = account.billerCode === undefined ? null : city.biller(account.billerCode).code;
  const bank = billerCode === null ? readBank(account.bank, provider.settlement !== undefined) : null;
  return { provider: account.provider, mode, secret, billerCode, bank, description: provider.describe(secret, mode) };
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
