import { PaymentProviders } from '../../src/payments/index.js';
import type { OpenAccount, PaymentProvider } from '../../src/payments/providers/provider.js';
import { startStripeDouble, type StripeDouble } from '../doubles/stripe/start-stripe-double.js';
import { stripeAccount } from '../doubles/stripe/stripe-account.js';
import { startGivingApp } from '../invariants/giving.js';

let double: StripeDouble;
let provider: PaymentProvider;
let account: OpenAccount;
beforeAll(async () => {
  const app = await startGivingApp({ config: { providers: ['sandbox', 'stripe'] } });
  double = await startStripeDouble();
  provider = app.get(PaymentProviders).named('stripe');
  account = await stripeAccount(double);
});
const apiKeyOf = ({ secret }: OpenAccount): string => (JSON.parse(secret) as { apiKey: string }).apiKey;

describe('a secret of Stripe’s', () => {
  const sound = { apiKey: 'sk_live_12345678', webhookSecrets: ['whsec_12345678'] };
  const check = (secret: unknown, mode: 'test' | 'live') => () => {
    provider.checkSecret(typeof secret === 'string' ? secret : JSON.stringify(secret), mode);
  };

  it('is a key of the account’s mode and one to three secrets for events', () => {
    expect(check(sound, 'live')).not.toThrow();
    expect(check({ ...sound, apiKey: 'rk_test_12345678' }, 'test')).not.toThrow();
  });

  it.each<[string, unknown, 'test' | 'live']>([
    ['a test key in a live account', { ...sound, apiKey: 'sk_test_12345678' }, 'live'],
    ['a live key in a test account', sound, 'test'],
    ['no secret for events', { ...sound, webhookSecrets: [] }, 'live'],
    ['a secret that is none', { ...sound, webhookSecrets: ['12345678'] }, 'live'],
    ['an API at another host', { ...sound, apiBase: 'https://stripe.example' }, 'live'],
    ['an API at a host that looks like this machine', { ...sound, apiBase: 'http://127.0.0.1.example/' }, 'live'],
    ['a name we do not know', { ...sound, apikey: 'x' }, 'live'],
    ['no JSON', 'sk_live_12345678', 'live'],
  ])('is not %s', (_, secret, mode) => {
    expect(check(secret, mode)).toThrow('provider_secret_invalid');
  });
});

describe('the double', () => {
  const call = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const auth = { authorization: `Bearer ${apiKeyOf(account)}`, 'stripe-version': '2026-10-28.endive' };
    const response = await fetch(`${double.url}${path}`, { method: 'POST', body, headers: { ...auth, ...headers } });
    return {
      status: response.status,
      error: ((await response.json()) as { error: { type: string; code?: string; param?: string } }).error,
    };
  };
  const session = '/v1/checkout/sessions';

  it.each<[string, string, string]>([
    ['an unknown parameter', 'mode=payment&donor=x', 'donor'],
    [
      'one inside another',
      'line_items[0][price_data][currency]=eur&line_items[0][price_data][household]=x',
      'line_items[0][price_data][household]',
    ],
    ['no number', 'expires_at=soon', 'expires_at'],
    ['a missing currency', 'line_items[0][price_data][unit_amount]=1', 'line_items[0][price_data][currency]'],
  ])('refuses %s by Stripe’s published list', async (_, body, param) => {
    expect(await call(session, body)).toMatchObject({ status: 400, error: { type: 'invalid_request_error', param } });
  });

  it('refuses a stranger’s key and a request without a version', async () => {
    expect(await call(session, '', { authorization: 'Bearer sk_test_nobody' })).toMatchObject({ status: 401 });
    expect(await call(session, '', { 'stripe-version': '' })).toMatchObject({ status: 400 });
  });
});
