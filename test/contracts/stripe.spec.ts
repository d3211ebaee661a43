import { newId, type PaymentId, type RefundId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { PaymentProviders } from '../../src/payments/index.js';
import type { OpenAccount, PaymentProvider } from '../../src/payments/providers/provider.js';
import { checkSignature } from '../../src/payments/providers/timestamp-signature.js';
import { startStripeDouble, type StripeDouble } from '../doubles/stripe/start-stripe-double.js';
import { stripeAccount, stripeKeys, stripeSecret } from '../doubles/stripe/stripe-account.js';
import { startGivingApp } from '../invariants/giving.js';
import { recordGuarantee } from '../support/index.js';
import { paymentProviderContract, type Wire } from './payment-provider.contract.js';

let double: StripeDouble;
let provider: PaymentProvider;
let account: OpenAccount;
let now: () => Date;

async function open(): Promise<void> {
  const app = await startGivingApp({ config: { providers: ['sandbox', 'stripe'] } });
  double = await startStripeDouble();
  now = () => app.clock.now();
  await double.ask('clock', { now: now().getTime() });
  provider = app.get(PaymentProviders).named('stripe');
  account = await stripeAccount(double);
}

/** The newest event of a type, as it comes over the wire. */
async function wire(id: string, type: string): Promise<Wire> {
  await double.ask('clock', { now: now().getTime() });
  const sent = await double.ask<{ body: string; header: string }>('wire', { id, type });
  return { body: Buffer.from(sent.body), headers: { 'stripe-signature': sent.header } };
}

paymentProviderContract('stripe', async () => {
  await open();
  return {
    provider,
    account,
    now,
    pay: async (reference) => {
      await double.press(reference, 'pay');
      return wire(reference, 'checkout.session.completed');
    },
    decline: async (reference) => {
      await double.press(reference, 'promise');
      await double.ask('finish', { id: reference, succeeded: false }).catch(() => undefined);
      return wire(reference, 'checkout.session.async_payment_failed');
    },
  };
});

const request = (amount = 12_345n) => ({
  paymentId: newId<PaymentId>(),
  amount: Money.of(amount, 'EUR'),
  language: 'tr',
  returnUrl: 'https://city.example/tr/gifts/x',
  expiresAt: new Date(now().getTime() + 31 * 60_000),
});
const apiKeyOf = ({ secret }: OpenAccount): string => (JSON.parse(secret) as { apiKey: string }).apiKey;

describe('Stripe’s checkout', () => {
  it('hears an amount, a neutral line in the donor’s language and opaque ids, and nothing else', async () => {
    const asked = request();
    const { reference } = await provider.createCheckout(account, asked);
    const [session] = (await double.items(apiKeyOf(account), 'checkout.session')).filter(({ id }) => id === reference);
    const price_data = { currency: 'eur', unit_amount: '12345', product_data: { name: 'Askıda fatura' } };
    const metadata = { payment_id: asked.paymentId };
    expect(session?.['asked']).toEqual({
      mode: 'payment',
      submit_type: 'donate',
      line_items: { 0: { quantity: '1', price_data } },
      adaptive_pricing: { enabled: 'false' },
      customer_creation: 'if_required',
      client_reference_id: asked.paymentId,
      metadata,
      payment_intent_data: { metadata },
      success_url: asked.returnUrl,
      cancel_url: `${asked.returnUrl}?left=1`,
      expires_at: String(Math.floor(asked.expiresAt.getTime() / 1000)),
      locale: 'tr',
    });
  });

  it('is not opened beyond what was asked for, nor for less than Stripe’s half hour', async () => {
    const early = { ...request(), expiresAt: new Date(now().getTime() + 20 * 60_000) };
    await expect(provider.createCheckout(account, early)).rejects.toThrow('provider_unavailable');
  });

  it('is opened once where the answer is lost twice: asked again by the same key, it is the same one', async () => {
    const asked = request();
    const sessions = async () => (await double.items(apiKeyOf(account), 'checkout.session')).length;
    const before = await sessions();
    await double.ask('cut', { cut: 2 });
    await expect(provider.createCheckout(account, asked)).rejects.toThrow('provider_unavailable');
    const { reference } = await provider.createCheckout(account, asked);
    expect(await sessions()).toBe(before + 1);
    const listed = await provider.list(account, new Date(now().getTime() - 1_000), new Date(now().getTime() + 1_000));
    expect(listed.filter(({ paymentId }) => paymentId === asked.paymentId).map((each) => each.reference)).toEqual([reference]);
  });

  it('is refused by Stripe when the same key comes with another amount', async () => {
    const asked = request();
    await provider.createCheckout(account, asked);
    const other = { ...asked, amount: Money.of(1n, 'EUR') };
    await expect(provider.createCheckout(account, other)).rejects.toMatchObject({ cause: { type: 'StripeIdempotencyError' } });
  });
});

describe('Stripe’s refunds', () => {
  const paid = async () => {
    const asked = request();
    const { reference } = await provider.createCheckout(account, asked);
    await double.press(reference, 'pay');
    return { ...asked, reference };
  };
  const part = ({ paymentId, reference }: { paymentId: PaymentId; reference: string }, amount: bigint) => ({
    refundId: newId<RefundId>(),
    paymentId,
    reference,
    amount: Money.of(amount, 'EUR'),
  });

  it('go back in parts, and never more than came', async () => {
    const gift = await paid();
    expect(await provider.refund(account, part(gift, 2_345n))).toBe('succeeded');
    expect(await provider.lookup(account, gift.reference)).toMatchObject({ status: 'captured', refunded: 2_345n });
    await expect(provider.refund(account, part(gift, 10_001n))).rejects.toThrow('provider_unavailable');
    expect(await provider.refund(account, part(gift, 10_000n))).toBe('succeeded');
    expect(await provider.lookup(account, gift.reference)).toMatchObject({ status: 'refunded', refunded: 12_345n });
    // Nothing is left: no repetition will bring this one.
    expect(await provider.refund(account, part(gift, 1n))).toBe('failed');
  });

  it('are sent once where the answer is lost, and are found by asking', async () => {
    const gift = await paid();
    const asked = part(gift, 5_000n);
    expect(await provider.lookupRefund?.(account, asked)).toBeUndefined();
    await double.ask('cut', { cut: 4 });
    await expect(provider.refund(account, asked)).rejects.toThrow('provider_unavailable');
    await double.ask('cut', { cut: 0 });
    expect(await provider.refund(account, asked)).toBe('succeeded');
    expect(await provider.lookupRefund?.(account, asked)).toBe('succeeded');
    expect(await provider.lookup(account, gift.reference)).toMatchObject({ refunded: 5_000n });
  });

  it.each([
    ['pending', 'submitted'],
    ['failed', 'failed'],
  ] as const)('that Stripe calls %s are %s', async (outcome, answer) => {
    const gift = await paid();
    await double.ask('refunds', { outcomes: [outcome] });
    expect(await provider.refund(account, part(gift, 100n))).toBe(answer);
  });
});

describe('Stripe’s events', () => {
  const told = async (id: string, type: string) => {
    const { headers, body } = await wire(id, type);
    return provider.verify(account, headers, body, now());
  };
  const opened = async () => {
    const asked = request();
    return { ...asked, ...(await provider.createCheckout(account, asked)) };
  };

  it('move nothing while a slow payment is under way, and say what became of it', async () => {
    const gift = await opened();
    await double.press(gift.reference, 'promise');
    expect(await told(gift.reference, 'checkout.session.completed')).toMatchObject({ kind: 'other' });
    expect(await provider.lookup(account, gift.reference)).toMatchObject({ status: 'open' });
    await double.ask('finish', { id: gift.reference });
    expect(await told(gift.reference, 'checkout.session.async_payment_succeeded')).toMatchObject({ kind: 'captured', amount: 12_345n });
  });

  it('say expired when the page ended unpaid', async () => {
    const gift = await opened();
    await double.press(gift.reference, 'expire');
    expect(await told(gift.reference, 'checkout.session.expired')).toMatchObject({ kind: 'expired', paymentId: gift.paymentId });
    expect(await provider.lookup(account, gift.reference)).toMatchObject({ status: 'expired' });
  });

  it('name the refund by Stripe’s id and by ours', async () => {
    const gift = await opened();
    await double.press(gift.reference, 'pay');
    const refundId = newId<RefundId>();
    await double.ask('refunds', { outcomes: ['succeeded_then_failed'] });
    await provider.refund(account, { refundId, paymentId: gift.paymentId, reference: gift.reference, amount: Money.of(100n, 'EUR') });
    const [refund] = await double.items(apiKeyOf(account), 'refund');
    const id = refund?.id ?? '';
    const about = { paymentId: gift.paymentId, refundId, object: id, amount: 100n, currency: 'EUR', mode: 'test' };
    expect(await told(id, 'refund.created')).toMatchObject({ kind: 'refunded', ...about });
    expect(await told(id, 'refund.failed')).toMatchObject({ kind: 'refund_failed', ...about });
  });

  it('tell a dispute’s state and fee by what it is, not by the event’s name', async () => {
    const gift = await opened();
    await double.press(gift.reference, 'pay');
    const inquiry = await double.ask<{ id: string }>('dispute', { id: gift.reference, inquiry: true });
    expect(await told(inquiry.id, 'charge.dispute.created')).toMatchObject({ kind: 'dispute_warned' });
    const dispute = await double.ask<{ id: string; payment_intent: string }>('dispute', { id: gift.reference });
    expect(await told(dispute.id, 'charge.dispute.created')).toMatchObject({ kind: 'dispute_warned' });
    expect(await told(dispute.id, 'charge.dispute.funds_withdrawn')).toMatchObject({
      kind: 'dispute_opened',
      reference: dispute.payment_intent,
      object: dispute.id,
      amount: 12_345n,
      fee: 1_500n,
    });
    await double.ask('close', { id: dispute.id, status: 'won' });
    expect(await told(dispute.id, 'charge.dispute.funds_reinstated')).toMatchObject({ kind: 'dispute_won' });
    await double.ask('close', { id: inquiry.id, status: 'warning_closed' });
    expect(await told(inquiry.id, 'charge.dispute.closed')).toMatchObject({ kind: 'dispute_warned' });
  });

  it('of a settlement only name it: what is in it is asked for', async () => {
    const keys = stripeKeys();
    const own = await stripeAccount(double, keys);
    const asked = request(10_000n);
    const { reference } = await provider.createCheckout(own, asked);
    await double.press(reference, 'pay');
    const payout = await double.ask<{ id: string }>('payout', { apiKey: keys.apiKey });
    const { headers, body } = await wire(payout.id, 'payout.paid');
    expect(provider.verify(own, headers, body, now())).toMatchObject({ kind: 'settled', object: payout.id, paymentId: null });
    // 1.5 % and 25, as the double counts.
    expect(await provider.settlement?.(own, payout.id)).toMatchObject({ amount: 9_825n, fees: 175n, currency: 'EUR', status: 'arrived' });
    expect(await provider.settlement?.(account, payout.id)).toBeUndefined();
  });

  it('are believed by either secret while one is being changed', async () => {
    const [, second] = [stripeKeys(), stripeKeys()];
    const keys = { apiKey: second.apiKey, webhookSecrets: ['whsec_the_old_one', 'whsec_the_new_one'] };
    const own = await stripeAccount(double, keys);
    const { reference } = await provider.createCheckout(own, request());
    await double.press(reference, 'expire');
    for (const secrets of [['whsec_the_old_one'], ['whsec_the_new_one'], keys.webhookSecrets]) {
      await double.ask('account', { apiKey: keys.apiKey, secrets: [...secrets] });
      const { headers, body } = await wire(reference, 'checkout.session.expired');
      expect(provider.verify(own, headers, body, now())).toMatchObject({ kind: 'expired' });
    }
    await double.ask('account', { apiKey: keys.apiKey, secrets: ['whsec_somebody_elses'] });
    const { headers, body } = await wire(reference, 'checkout.session.expired');
    expect(() => provider.verify(own, headers, body, now())).toThrow('notification_unsigned');
  });

  it('are checked as in Stripe’s public example', () => {
    const body = Buffer.from('{\n  "id": "evt_test_webhook",\n  "object": "event"\n}');
    const header = 't=1700000000,v1=4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150';
    const at = (seconds: number) => new Date(seconds * 1000);
    expect(() => checkSignature(['whsec_test_secret'], header, body, at(1_700_000_300))).not.toThrow();
    expect(() => checkSignature(['whsec_test_secret'], header, body, at(1_700_000_301))).toThrow('notification_unsigned');
    expect(() => checkSignature(['whsec_test_secret'], header, body, at(1_699_999_990))).toThrow('notification_unsigned');
    expect(() => checkSignature(['whsec_test_secreT'], header, body, at(1_700_000_000))).toThrow('notification_unsigned');
    expect(() => checkSignature(['whsec_test_secret'], [header], body, at(1_700_000_000))).toThrow('notification_unsigned');
  });

  it('that are signed and no event are unreadable', async () => {
    const sign = async (body: string) =>
      (await import('../../src/payments/providers/timestamp-signature.js')).sign('whsec_one_more_secret', body, now());
    const own = { ...account, secret: stripeSecret(double, { apiKey: apiKeyOf(account), webhookSecrets: ['whsec_one_more_secret'] }) };
    for (const body of ['', '[]', '{}', '{"object":"event","id":"evt_1","type":"x","created":1,"livemode":"no"}', '\u0000']) {
      const header = await sign(body);
      expect(() => provider.verify(own, { 'stripe-signature': header }, Buffer.from(body), now())).toThrow('notification_unreadable');
    }
  });
});

it('M9', async () => {
  const keys = stripeKeys();
  const own = await stripeAccount(double, keys);
  const wanted = 10;
  for (let at = 0; at < wanted; at += 1) {
    const asked = request(BigInt(1_000 + at));
    await double.ask('cut', { cut: 2 });
    await provider.createCheckout(own, asked).catch(() => undefined);
    await provider.createCheckout(own, asked);
  }
  const sessions = await double.items(keys.apiKey, 'checkout.session');
  expect(sessions).toHaveLength(wanted);
  recordGuarantee(
    'M9',
    'A provider whose answer is lost after it acted is asked again by the same key: one checkout, no second charge.',
    `${wanted} answers lost at Stripe’s double, ${sessions.length - wanted} checkouts too many`,
  );
});
