import { newId, type PaymentId, type RefundId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import type { CheckoutRequest, OpenAccount, PaymentProvider } from '../../src/payments/providers/provider.js';

/** What the suite needs from a provider's own world: a stand-in for the company outside. */
export interface ProviderWorld {
  readonly provider: PaymentProvider;
  readonly account: OpenAccount;
  readonly now: () => Date;
  /** False where a part of a payment cannot go back on the day it came. */
  readonly partsAtOnce?: false;
  /** The donor pays, or does not, at the provider; answers with the notification that follows, as it comes over the wire. */
  readonly pay: (reference: string) => Promise<Wire>;
  readonly decline: (reference: string) => Promise<Wire>;
  /**
   * Where its proof stands. `header`: a signature over the time and the body. `body`: a hash among the fields, without a time, over our
   * reference alone; copies are then told apart by what they say.
   */
  readonly proof?: 'header' | 'body';
}

export interface Wire {
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
}

/** What every payment provider must do, whoever it is. Run by one spec per provider. */
export function paymentProviderContract(name: string, open: () => Promise<ProviderWorld>): void {
  describe(`the payment provider ${name}`, () => {
    let world: ProviderWorld;
    beforeAll(async () => {
      world = await open();
    });

    const request = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
      paymentId: newId<PaymentId>(),
      amount: Money.of(12_345n, 'TRY'),
      language: 'en',
      returnUrl: 'https://city.example/en/gifts/x',
      expiresAt: new Date(world.now().getTime() + 31 * 60_000),
      ...change,
    });
    const verify = (wire: Wire, now = world.now()) => world.provider.verify(world.account, wire.headers, wire.body, now);

    it('opens a checkout with a reference and a page to go to', async () => {
      const checkout = await world.provider.createCheckout(world.account, request());
      expect(checkout.reference).not.toBe('');
      expect(URL.canParse(checkout.redirectUrl)).toBe(true);
    });

    it('opens one checkout for one payment, however often it is asked', async () => {
      const asked = request();
      const first = await world.provider.createCheckout(world.account, asked);
      expect((await world.provider.createCheckout(world.account, asked)).reference).toBe(first.reference);
    });

    it('leads back to the page of a checkout that was left, and opens no second one', async () => {
      const { reference, redirectUrl } = await world.provider.createCheckout(world.account, request());
      expect(await world.provider.reopen(world.account, reference)).toBe(redirectUrl);
      if (world.proof === 'body') return; // a bank is not asked: what our own books say decides there
      await world.pay(reference);
      expect(await world.provider.reopen(world.account, reference)).toBeUndefined();
    });

    it('does not tell the provider’s page anything but an amount and ids', async () => {
      const asked = request();
      const { redirectUrl } = await world.provider.createCheckout(world.account, asked);
      expect(redirectUrl).not.toContain(asked.paymentId);
      expect(redirectUrl).not.toContain('gifts');
    });

    it('says captured, with our id, the amount, the currency and the mode', async () => {
      const asked = request();
      const { reference } = await world.provider.createCheckout(world.account, asked);
      expect(verify(await world.pay(reference))).toMatchObject({
        kind: 'captured',
        reference,
        paymentId: world.proof === 'body' ? null : asked.paymentId,
        amount: 12_345n,
        currency: 'TRY',
        mode: world.account.mode,
      });
      expect(await world.provider.lookup(world.account, reference)).toMatchObject({ status: 'captured', amount: 12_345n, currency: 'TRY' });
    });

    it('says failed when the donor was declined', async () => {
      const { reference } = await world.provider.createCheckout(world.account, request());
      expect(verify(await world.decline(reference))).toMatchObject({ kind: 'failed', reference });
      expect(await world.provider.lookup(world.account, reference)).toMatchObject({ status: 'failed' });
    });

    it('believes no notification whose body, secret or time is another', async () => {
      const { reference } = await world.provider.createCheckout(world.account, request());
      const wire = await world.pay(reference);
      const changed = Buffer.from(wire.body.toString('utf8').replace(/123(?=\.?45)/, '999'));
      expect(() => verify({ ...wire, body: changed })).toThrow('notification_unsigned');
      const others = { ...world.account, secret: 'the secret of another account' };
      expect(() => world.provider.verify(others, wire.headers, wire.body, world.now())).toThrow('notification_unsigned');
      if (world.proof === 'body') {
        expect(() => verify({ ...wire, body: Buffer.concat([wire.body, Buffer.from('&'), wire.body]) })).toThrow('notification_unreadable');
        expect(verify(await world.pay((await world.provider.createCheckout(world.account, request())).reference)).eventId).not.toBe(
          verify(wire).eventId,
        );
        expect(verify(wire).eventId).toBe(verify(wire).eventId);
        return;
      }
      expect(() => verify({ headers: {}, body: wire.body })).toThrow('notification_unsigned');
      expect(() => verify(wire, new Date(world.now().getTime() + 301_000))).toThrow('notification_unsigned');
      expect(() => verify(wire, new Date(world.now().getTime() - 60_000))).toThrow('notification_unsigned');
      const twice = Object.fromEntries(Object.entries(wire.headers).map(([header, value]) => [header, [String(value), String(value)]]));
      expect(() => verify({ headers: twice, body: wire.body })).toThrow('notification_unsigned');
    });

    it('refunds what was paid, once, however often it is asked', async () => {
      const asked = request();
      const { reference } = await world.provider.createCheckout(world.account, asked);
      await world.pay(reference);
      const refund = { refundId: newId<RefundId>(), paymentId: asked.paymentId, reference, amount: asked.amount };
      expect(['submitted', 'succeeded']).toContain(await world.provider.refund(world.account, refund));
      expect(['submitted', 'succeeded']).toContain(await world.provider.refund(world.account, refund));
    });

    it('says how much of a payment went back, and sends a part more than once only for another refund', async () => {
      // A bank gives parts back from the next day on; its own spec tries that.
      if (world.partsAtOnce === false) return;
      const asked = request();
      const { reference } = await world.provider.createCheckout(world.account, asked);
      await world.pay(reference);
      const part = { refundId: newId<RefundId>(), paymentId: asked.paymentId, reference, amount: Money.of(2_000n, 'TRY') };
      await world.provider.refund(world.account, part);
      await world.provider.refund(world.account, part);
      expect(await world.provider.lookup(world.account, reference)).toMatchObject({ status: 'captured', refunded: 2_000n });
      await world.provider.refund(world.account, { ...part, refundId: newId<RefundId>(), amount: Money.of(10_345n, 'TRY') });
      expect(await world.provider.lookup(world.account, reference)).toMatchObject({ status: 'refunded', refunded: 12_345n });
    });

    it('refunds nothing that was not paid', async () => {
      const asked = request();
      const { reference } = await world.provider.createCheckout(world.account, asked);
      const refund = { refundId: newId<RefundId>(), paymentId: asked.paymentId, reference, amount: asked.amount };
      await expect(world.provider.refund(world.account, refund)).rejects.toThrow('provider_unavailable');
    });

    it('lists what was begun in a span of time, and knows no reference that it did not give', async () => {
      const { reference } = await world.provider.createCheckout(world.account, request());
      const listed = await world.provider.list(
        world.account,
        new Date(world.now().getTime() - 1_000),
        new Date(world.now().getTime() + 1_000),
      );
      expect(listed.map((payment) => payment.reference)).toContain(reference);
      expect(await world.provider.list(world.account, new Date(0), new Date(1_000))).toEqual([]);
      expect(await world.provider.lookup(world.account, 'not a reference')).toBeUndefined();
      expect(await world.provider.lookup(world.account, newId<PaymentId>())).toBeUndefined();
    });
  });
}
