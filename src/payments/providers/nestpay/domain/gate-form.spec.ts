import { Money } from '../../../../kernel/money.js';
import { gateForm } from './gate-form.js';
import { readNestpaySettings } from './settings.js';
import { ver3Hash } from './ver3-hash.js';

const settings = readNestpaySettings(
  JSON.stringify({
    ...{ clientId: '190100000', storeKey: 'KEY', apiName: 'API', apiPassword: 'WORD' },
    ...{ gateUrl: 'https://bank.example/fim/est3Dgate', apiUrl: 'https://bank.example/fim/api' },
  }),
);
const order = { oid: 'O', returnUrl: 'https://c.example/r', callbackUrl: 'https://c.example/w', rnd: 'r', language: 'tr' };
const form = (amount: Money, language = 'tr') => Object.fromEntries(gateForm(settings, { ...order, language, amount }));

describe('the form for the gate', () => {
  it('holds the order and nothing of the donor', () => {
    const { hash, ...fields } = form(Money.of(12_005n, 'TRY'));
    expect(fields).toEqual({
      ...{ clientid: '190100000', storetype: '3D_PAY_HOSTING', hashAlgorithm: 'ver3', amount: '120.05', currency: '949', oid: 'O' },
      ...{ okUrl: 'https://c.example/r', failUrl: 'https://c.example/r', callbackUrl: 'https://c.example/w' },
      ...{ TranType: 'Auth', Instalment: '', rnd: 'r', lang: 'tr', encoding: 'UTF-8' },
    });
    expect(hash).toBe(ver3Hash(Object.entries(fields), 'KEY'));
  });

  it.each([
    ['ALL', '008'],
    ['BAM', '977'],
    ['EUR', '978'],
    ['MKD', '807'],
    ['RSD', '941'],
  ] as const)('writes %s as %s, with two decimals', (currency, numeric) => {
    expect(form(Money.of(5n, currency))).toMatchObject({ amount: '0.05', currency: numeric });
  });

  it('asks for the gate’s English where the gate does not speak the city’s language', () => {
    expect(form(Money.of(5n, 'BAM'), 'bs')['lang']).toBe('en');
  });
});
