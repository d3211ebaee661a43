import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newId, type PaymentId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { ListProviderAccounts, ListProviderProposals, PaymentProviders, ProposeProviderSecret } from '../../src/payments/index.js';
import { ProviderAccounts } from '../../src/payments/provider-accounts/provider-accounts.js';
import type { OpenAccount, PaymentProvider } from '../../src/payments/providers/provider.js';
import { openBankCity, type BankCity } from '../doubles/nestpay/bank-city.js';
import { hashOf } from '../doubles/nestpay/fields.js';
import { merchant, secretFor } from '../doubles/nestpay/start.js';
import { atTheEnd, startTestApp, testPerson } from '../support/index.js';
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
  return {
    provider,
    account,
    now: () => held.app.clock.now(),
    pay: press('pay'),
    decline: press('decline'),
    proof: 'body',
    partsAtOnce: false,
  };
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

describe('the stand-in for the bank', () => {
  it('brings its callback again until it is heard, each time the same', async () => {
    const heard: string[] = [];
    const deaf = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push(body);
        response.writeHead(heard.length < 4 ? 500 : 200).end();
      });
    });
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    atTheEnd(() => void deaf.close());
    const { oid } = await begin();
    const { url, fields } = await held.form(oid);
    const callbackUrl = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/`;
    const changed = Object.entries({ ...fields, callbackUrl }).filter(([name]) => name !== 'hash');
    await held.bank.press(url, { ...Object.fromEntries(changed), hash: hashOf(changed, merchant.storeKey) }, 'pay');
    await held.bank.control('quiet');
    expect(heard.length).toBeGreaterThanOrEqual(4);
    expect(new Set(heard).size).toBe(1);
    expect(held.bank.output()).toMatch(/^seed \d+$/m);
  });
});

describe('an office in a process of its own', () => {
  it('says whether a secret is one, and holds no donor’s login', async () => {
    const office = await startTestApp({ sites: ['office'], databases: held.app.databases, config: { providers: ['nestpay'] } });
    const own = office.get(PaymentProviders).named('nestpay');
    expect(() => {
      own.checkSecret(secretFor(held.bank), 'test');
    }).not.toThrow();
    expect(() => {
      own.checkSecret(secretFor(held.bank), 'live');
    }).toThrow('provider_secret_invalid');
    await expect(own.lookup(account, 'x')).rejects.toThrow('serves no donors');
  });

  it('shows which merchant a secret is of, and lets no other slip into the account', async () => {
    const propose = (change: Record<string, unknown>) =>
      held.app.get(ProposeProviderSecret).run(held.city, held.accountId, secretFor(held.bank, change), testPerson('a'));
    await expect(propose({ clientId: '190999999' })).rejects.toMatchObject({ code: 'provider_merchant_other', field: 'secret' });
    await expect(propose({ gateUrl: 'https://bank.example/fim/est3Dgate' })).rejects.toMatchObject({ code: 'provider_merchant_other' });
    await propose({ storeKey: 'the key that the bank changed' });
    const [waits] = await held.app.get(ListProviderProposals).run(held.city.id);
    expect(waits?.description).toBe(`${merchant.clientId} · 127.0.0.1`);
    const collects = await held.app.get(ListProviderAccounts).run(held.city.id);
    expect(collects.map(({ description }) => description)).toContain(waits?.description);
  });
});
