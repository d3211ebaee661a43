import { newId, type PaymentId, type RefundId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { PaymentProviders } from '../../src/payments/index.js';
import { ProviderAccounts } from '../../src/payments/provider-accounts/provider-accounts.js';
import type { OpenAccount, PaymentProvider } from '../../src/payments/providers/provider.js';
import { openBankCity, type BankCity } from '../doubles/nestpay/bank-city.js';

let held: BankCity;
let provider: PaymentProvider;
let account: OpenAccount;
beforeAll(async () => {
  held = await openBankCity();
  provider = held.app.get(PaymentProviders).named('nestpay');
  account = await held.app.get(ProviderAccounts).byId(held.accountId);
}, 60_000);

async function begin() {
  const asked = {
    paymentId: newId<PaymentId>(),
    amount: Money.of(12_005n, 'TRY'),
    language: 'tr',
    returnUrl: `${held.app.url}/istanbul/tr/gifts/the-private-link`,
    expiresAt: new Date(held.app.clock.now().getTime() + 31 * 60_000),
  };
  const { reference } = await provider.createCheckout(account, asked);
  return { oid: reference, asked };
}
/** One refund a payment, unless it is said which. */
const refund = (oid: string, paymentId: PaymentId, amount: bigint, refundId = paymentId as string as RefundId) =>
  provider.refund(account, { refundId, paymentId, reference: oid, amount: Money.of(amount, 'TRY') });
const movements = async (oid: string) =>
  (await held.bank.order(oid))?.movements.map(({ type, state, amount }) => `${type}${state} ${amount}`);
/** The bank's day and ours. */
const goTo = async (instant: string): Promise<void> => {
  held.app.clock.set(new Date(instant));
  await held.bank.control('clock', { now: instant });
};

describe('money back', () => {
  it('on the day of the sale is a void, and nothing is credited', async () => {
    const { oid, asked } = await begin();
    await held.press(oid, 'pay');
    expect(await refund(oid, asked.paymentId, 12_005n)).toBe('succeeded');
    expect(await movements(oid)).toEqual(['SV 12005']);
    expect(await provider.lookup(account, oid)).toMatchObject({ status: 'refunded', refunded: 12_005n });
  });

  it('after the day is a credit, of the whole or of a part, once', async () => {
    await goTo('2026-11-20T09:00:00Z');
    const [whole, part] = [await begin(), await begin()];
    for (const { oid } of [whole, part]) await held.press(oid, 'pay');
    await goTo('2026-11-21T09:00:00Z');
    for (let time = 0; time < 2; time += 1) {
      expect(await refund(whole.oid, whole.asked.paymentId, 12_005n)).toBe('succeeded');
      expect(await refund(part.oid, part.asked.paymentId, 2_005n)).toBe('succeeded');
    }
    expect(await movements(whole.oid)).toEqual(['SC 12005', 'CC 12005']);
    expect(await movements(part.oid)).toEqual(['SC 12005', 'CC 2005']);
    expect(await provider.lookup(account, whole.oid)).toMatchObject({ status: 'refunded', refunded: 12_005n });
    expect(await provider.lookup(account, part.oid)).toMatchObject({ status: 'captured', refunded: 2_005n, amount: 12_005n });
  });

  it('a minute after midnight of the city is a credit too, and a minute before a void', async () => {
    for (const [sold, later, expected] of [
      ['2026-11-22T20:50:00Z', '2026-11-22T20:59:00Z', ['SV 12005']],
      ['2026-11-23T20:59:00Z', '2026-11-23T21:01:00Z', ['SC 12005', 'CC 12005']],
    ] as const) {
      await goTo(sold);
      const { oid, asked } = await begin();
      await held.press(oid, 'pay');
      await goTo(later);
      expect(await refund(oid, asked.paymentId, 12_005n)).toBe('succeeded');
      expect(await movements(oid)).toEqual(expected);
    }
  });

  it('on a day that the bank closed early is a credit', async () => {
    const { oid, asked } = await begin();
    await held.press(oid, 'pay');
    await held.bank.control('close-day');
    expect(await refund(oid, asked.paymentId, 12_005n)).toBe('succeeded');
    expect(await movements(oid)).toEqual(['SC 12005', 'CC 12005']);
  });

  it('of a part on the day of the sale waits for the day after', async () => {
    await goTo('2026-12-01T09:00:00Z');
    const { oid, asked } = await begin();
    await held.press(oid, 'pay');
    await expect(refund(oid, asked.paymentId, 2_005n)).rejects.toThrow('provider_unavailable');
    expect(await movements(oid)).toEqual(['SC 12005']);
    await goTo('2026-12-02T09:00:00Z');
    expect(await refund(oid, asked.paymentId, 2_005n)).toBe('succeeded');
  });

  it('may go in several parts, each once, though the answers to both were lost and both are of one amount', async () => {
    await goTo('2026-12-05T09:00:00Z');
    const { oid, asked } = await begin();
    await held.press(oid, 'pay');
    await goTo('2026-12-06T09:00:00Z');
    const [one, two] = [newId<RefundId>(), newId<RefundId>()];
    const part = (id: RefundId) => refund(oid, asked.paymentId, 3_000n, id);
    const lose = async () => {
      // The first question, for the history, is answered; the second is the credit.
      await held.bank.control('fault', { fault: '' });
      await held.bank.control('fault', { fault: 'lost' });
    };
    await lose();
    await expect(part(one)).rejects.toThrow('provider_unavailable');
    // Nobody knows yet what became of the first: the second waits.
    await expect(part(two)).rejects.toThrow('provider_unavailable');
    expect(await movements(oid)).toEqual(['SC 12005', 'CC 3000']);
    expect(await part(one)).toBe('succeeded');
    await lose();
    await expect(part(two)).rejects.toThrow('provider_unavailable');
    for (const id of [two, one, two]) expect(await part(id)).toBe('succeeded');
    expect(await movements(oid)).toEqual(['SC 12005', 'CC 3000', 'CC 3000']);
    expect(await provider.lookup(account, oid)).toMatchObject({ status: 'captured', refunded: 6_000n });
    await expect(refund(oid, asked.paymentId, 6_006n)).rejects.toThrow('provider_unavailable');
    expect(await refund(oid, asked.paymentId, 6_005n)).toBe('succeeded');
    expect(await provider.lookup(account, oid)).toMatchObject({ status: 'refunded', refunded: 12_005n });
  });

  it('that the bank refused for now holds up no other', async () => {
    await goTo('2026-12-08T09:00:00Z');
    const { oid, asked } = await begin();
    await held.press(oid, 'pay');
    const [part, whole] = [newId<RefundId>(), newId<RefundId>()];
    await expect(refund(oid, asked.paymentId, 1_000n, part)).rejects.toThrow('provider_unavailable');
    expect(await refund(oid, asked.paymentId, 12_005n, whole)).toBe('succeeded');
    expect(await movements(oid)).toEqual(['SV 12005']);
  });

  it('is never more than was paid', async () => {
    const { oid, asked } = await begin();
    await held.press(oid, 'pay');
    await expect(refund(oid, asked.paymentId, 12_006n)).rejects.toThrow('provider_unavailable');
    expect(await movements(oid)).toEqual(['SC 12005']);
  });

  it.each(['lost', 'broken', 'error'])(
    'goes once although the bank’s answer was %s',
    async (fault) => {
      const { oid, asked } = await begin();
      await held.press(oid, 'pay');
      // The first question, for the history, is answered; the second is the void.
      await held.bank.control('fault', { fault: '' });
      await held.bank.control('fault', { fault });
      await expect(refund(oid, asked.paymentId, 12_005n)).rejects.toThrow('provider_unavailable');
      expect(await movements(oid)).toEqual(['SV 12005']);
      expect(await refund(oid, asked.paymentId, 12_005n)).toBe('succeeded');
      expect(await movements(oid)).toEqual(['SV 12005']);
    },
    40_000,
  );
});
