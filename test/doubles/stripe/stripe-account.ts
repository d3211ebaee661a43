import { newId, type CityId, type ProviderAccountId } from '../../../src/kernel/ids.js';
import type { OpenAccount } from '../../../src/payments/providers/provider.js';
import type { StripeDouble } from './start-stripe-double.js';

export interface StripeKeys {
  readonly apiKey: string;
  readonly webhookSecrets: readonly string[];
}

let made = 0;

/** Keys that nobody else in this test file has. */
export function stripeKeys(): StripeKeys {
  made += 1;
  return { apiKey: `sk_test_double${String(made).padStart(4, '0')}`, webhookSecrets: [`whsec_double_${String(made).padStart(4, '0')}`] };
}

/** The sealed secret of an account whose API is the double's. */
export const stripeSecret = (double: StripeDouble, keys: StripeKeys): string =>
  JSON.stringify({ ...keys, apiBase: double.url, timeout: 5_000 });

/** A merchant account as the provider's adapter is handed it, without a city behind it. */
export async function stripeAccount(double: StripeDouble, keys = stripeKeys()): Promise<OpenAccount> {
  await double.ask('account', { apiKey: keys.apiKey, secrets: [...keys.webhookSecrets] });
  return {
    id: newId<ProviderAccountId>(),
    cityId: newId<CityId>(),
    provider: 'stripe',
    mode: 'test',
    billerCode: null,
    secret: stripeSecret(double, keys),
  };
}
