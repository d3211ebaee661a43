import { newId, type PaymentId, type RefundId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { PaymentProviders, ProviderAccounts, type OpenAccount, type PaymentProvider } from '../../src/payments/index.js';
import { openBankCity, type BankCity } from '../doubles/nestpay/bank-city.js';
import { secretFor } from '../doubles/nestpay/start.js';
import { startTestApp } from '../support/index.js';
import { paymentProviderContract, type Wire } from './payment-provider.contract.js';

let held: BankCity;
let provider: PaymentProvider;
let account: OpenAccount;

async function open(): Promise<void> {
  held = await openBankCity();
  provider = held.app.get(PaymentProviders).named('nestpay');
  account = await held.app.get(ProviderAccounts).byId(held.accountId);
}

paymentProviderContract('nestpay', async () => {
  await open();
  const press =
    (outcome: 'pay' | 'decline') =>
    async (reference: string): Promise<Wire> => ({ headers: {}, body: Buffer.from((await held.press(reference, outcome)).body) });
  return { provider, account, now: () => held.app.clock.now(), pay: press('pay'), decline: press('decline'), proof: 'body' };
});

const request = (amount = 12_005n) => ({
  paymentId: newId<PaymentId>(),
  amount: Money.of(amount, 'TRY'),
  language: 'tr',
  returnUrl: `${held.app.url}/istanbul/tr/gifts/the-private-link`,
  expiresAt: new Date(held.app.clock.now().getTime() + 31 * 60_000),
});
const begin = async (amount?: bigint) => {
  const asked = request(amount);
  const { reference } = await provider.createCheckout(account, asked);
  return { oid: reference, asked };
};
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

describe('the form for the gate', () => {
  it('is taken by a gate that knows only the published parameters, and names no donor, no need and no private link', async () => {
    const { oid, asked } = await begin();
    const { url, fields } = await held.form(oid);
    expect(url).toBe(`${held.bank.url}/fim/est3Dgate`);
    expect(Object.keys(fields).sort()).toEqual(
      [
        ...['TranType', 'amount', 'callbackUrl', 'clientid', 'currency', 'encoding', 'failUrl', 'hash', 'hashAlgorithm'],
        ...['lang', 'oid', 'okUrl', 'rnd', 'storetype', 'Instalment'],
      ].sort(),
    );
    expect(fields).toMatchObject({ amount: '120.05', currency: '949', lang: 'tr', oid, storetype: '3D_PAY_HOSTING' });
    expect(JSON.stringify(fields)).not.toContain('the-private-link');
    expect(JSON.stringify(fields)).not.toContain(asked.paymentId);
    await held.press(oid, 'pay');
    expect(await held.bank.refused()).toEqual([]);
  });

  it('is refused by the gate as soon as one field is another, more or missing', async () => {
    const { oid } = await begin();
    const { url, fields } = await held.form(oid);
    for (const name of Object.keys(fields).filter((field) => field !== 'encoding'))
      await expect(held.bank.press(url, { ...fields, [name]: name === 'oid' ? 'other' : `${fields[name] ?? ''}1` }, 'pay')).rejects.toThrow(
        'refused',
      );
    await expect(held.bank.press(url, { ...fields, donor: 'x' }, 'pay')).rejects.toThrow('donor is no parameter');
    const { rnd: _, ...without } = fields;
    await expect(held.bank.press(url, without, 'pay')).rejects.toThrow('rnd is missing');
    expect(await held.bank.order(oid)).toBeUndefined();
  });

  it('has another rnd and hash each time, and the same order', async () => {
    const { oid } = await begin();
    const [one, two] = [await held.form(oid), await held.form(oid)];
    expect(one.fields['rnd']).not.toBe(two.fields['rnd']);
    expect(one.fields['oid']).toBe(two.fields['oid']);
  });
});

describe('an order’s number', () => {
  it('is another in another account, tells nothing, and is kept with a sealed way back', async () => {
    const asked = request();
    const { reference } = await provider.createCheckout(account, asked);
    expect(reference).toMatch(/^[0-9a-f]{32}$/);
    expect(reference).not.toContain(asked.paymentId.slice(0, 8));
    const other = await held.app.get(ProviderAccounts).byId(held.world.accounts.gas);
    expect((await provider.createCheckout({ ...account, id: other.id }, asked)).reference).not.toBe(reference);
    const [row] = await held.world.rows<{ sealed: Buffer }>(
      'SELECT return_url AS sealed FROM giving.nestpay_checkout WHERE city_id = $1 AND oid = $2',
      reference,
    );
    expect(row?.sealed.toString('latin1')).not.toContain('the-private-link');
  });
});

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

describe('the bank’s API', () => {
  it('knows nothing of an order whose form nobody posted: it stays open', async () => {
    const { oid } = await begin();
    expect(await provider.lookup(account, oid)).toMatchObject({ status: 'open', refunded: 0n });
  });

  it('leaves open what was paid with less proof than the city asks for', async () => {
    const { oid } = await begin();
    const { body } = await held.press(oid, 'half-3d');
    expect(provider.verify(account, {}, Buffer.from(body), held.app.clock.now()).kind).toBe('unauthenticated');
    expect(await provider.lookup(account, oid)).toMatchObject({ status: 'open' });
    const lenient = { ...account, secret: secretFor(held.bank, { acceptedMdStatus: ['1', '2'] }) };
    expect(provider.verify(lenient, {}, Buffer.from(body), held.app.clock.now()).kind).toBe('captured');
    expect(await provider.lookup(lenient, oid)).toMatchObject({ status: 'captured' });
  });

  it('is asked again later when it does not answer, or not as it should', async () => {
    const { oid } = await begin();
    await held.press(oid, 'pay');
    for (const fault of ['error', 'broken', 'silent']) {
      await held.bank.control('fault', { fault });
      await expect(provider.lookup(account, oid)).rejects.toThrow('provider_unavailable');
    }
    expect(await provider.lookup(account, oid)).toMatchObject({ status: 'captured', amount: 12_005n });
  }, 40_000);

  it.each<[string, Record<string, unknown>]>([
    ['a wrong password', { apiPassword: 'another' }],
    ['an address where nobody is', { apiUrl: 'http://127.0.0.1:9/fim/api' }],
  ])('tells nothing with %s', async (_, change) => {
    const { oid } = await begin();
    await held.press(oid, 'pay');
    const other = { ...account, secret: secretFor(held.bank, change) };
    await expect(provider.lookup(other, oid)).rejects.toThrow('provider_unavailable');
  });

  it('is not asked about an order of another account', async () => {
    const { oid } = await begin();
    await held.press(oid, 'pay');
    const other = { ...account, id: (await held.app.get(ProviderAccounts).byId(held.world.accounts.gas)).id };
    expect(await provider.lookup(other, oid)).toBeUndefined();
  });
});

describe('an office in a process of its own', () => {
  it('says whether a secret is one, and holds no donor’s login', async () => {
    const office = await startTestApp({ sides: ['office'], databases: held.app.databases, config: { providers: ['nestpay'] } });
    const own = office.get(PaymentProviders).named('nestpay');
    expect(() => {
      own.checkSecret(secretFor(held.bank), 'test');
    }).not.toThrow();
    expect(() => {
      own.checkSecret(secretFor(held.bank), 'live');
    }).toThrow('provider_secret_invalid');
    await expect(own.lookup(account, 'x')).rejects.toThrow('serves no donors');
  });
});
