import { readStripeSecret } from './stripe-secret.js';

const secret = (change: object = {}): string =>
  JSON.stringify({ apiKey: 'sk_live_12345678', webhookSecrets: ['whsec_12345678'], ...change });

describe('production', () => {
  it('takes a live account with live keys', () => {
    expect(readStripeSecret(secret(), 'live', true)).toMatchObject({ apiKey: 'sk_live_12345678', webhookSecrets: ['whsec_12345678'] });
  });

  it.each([
    ['a test account', secret({ apiKey: 'sk_test_12345678' }), 'test' as const],
    ['a test key', secret({ apiKey: 'sk_test_12345678' }), 'live' as const],
    ['an API on this machine', secret({ apiBase: 'http://127.0.0.1:9999' }), 'live' as const],
  ])('refuses %s (B4), and its refusal repeats nothing of the secret', (_, text, mode) => {
    expect(() => readStripeSecret(text, mode, true)).toThrow(/^provider_secret_invalid$/);
  });
});

describe('anywhere else', () => {
  it('a test account takes test keys, and its API may be on this machine', () => {
    const text = secret({ apiKey: 'rk_test_12345678', apiBase: 'http://127.0.0.1:9999' });
    expect(readStripeSecret(text, 'test', false).apiBase?.port).toBe('9999');
  });
});
