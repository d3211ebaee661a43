import { checkAddresses, readNestpaySettings } from './settings.js';

const held = {
  clientId: '190100000',
  storeKey: 'EXAMPLEKEY',
  apiName: 'EXAMPLEAPI',
  apiPassword: 'EXAMPLE07',
  gateUrl: 'https://sanalpos.bank.example/fim/est3Dgate',
  apiUrl: 'https://sanalpos.bank.example/fim/api',
};
const hosts = ['sanalpos.bank.example', 'entegrasyon.asseco-see.com.tr'];
const read = (change: Record<string, unknown> = {}) => readNestpaySettings(JSON.stringify({ ...held, ...change }));
const check =
  (address: Partial<typeof held>, mode: 'test' | 'live' = 'test', production = false) =>
  () => {
    checkAddresses({ ...read(), ...address }, mode, { production, hosts });
  };

describe('the secret of an account', () => {
  it('holds the settings of the bank’s letter; of 3-D Secure the full proof alone counts, unless it says otherwise', () => {
    expect(read()).toEqual({ ...held, acceptedMdStatus: ['1'] });
    expect(read({ acceptedMdStatus: ['1', '2'] }).acceptedMdStatus).toEqual(['1', '2']);
  });

  it.each<[string, string]>([
    ['no JSON', 'EXAMPLEKEY'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ...Object.keys(held).map((key): [string, string] => [`no ${key}`, JSON.stringify({ ...held, [key]: undefined })]),
    ['an empty key', JSON.stringify({ ...held, storeKey: '' })],
    ['a number for a text', JSON.stringify({ ...held, clientId: 190100000 })],
    ['a setting that nobody knows', JSON.stringify({ ...held, storekey: 'x' })],
    ['a status that 3-D Secure does not have', JSON.stringify({ ...held, acceptedMdStatus: ['9'] })],
    ['a status that failed', JSON.stringify({ ...held, acceptedMdStatus: ['1', '0'] })],
    ['no status at all', JSON.stringify({ ...held, acceptedMdStatus: [] })],
  ])('is refused with %s', (_, secret) => {
    expect(() => readNestpaySettings(secret)).toThrow('provider_secret_invalid');
  });
});

describe('the bank’s addresses', () => {
  it.each<[string, 'test' | 'live', boolean]>([
    ['https://sanalpos.bank.example/fim/est3Dgate', 'live', true],
    ['https://entegrasyon.asseco-see.com.tr/fim/est3Dgate', 'test', false],
    ['http://127.0.0.1:4010/fim/est3Dgate', 'test', false],
    ['http://localhost:4010/fim/est3Dgate', 'test', false],
  ])('%s is taken in %s mode, production %s', (address, mode, production) => {
    expect(check({ gateUrl: address }, mode, production)).not.toThrow();
  });

  it.each<[string, 'test' | 'live', boolean]>([
    ['http://sanalpos.bank.example/fim/est3Dgate', 'test', false],
    ['http://127.0.0.1:4010/fim/est3Dgate', 'test', true],
    ['https://127.0.0.1/fim/est3Dgate', 'live', false],
    ['https://entegrasyon.asseco-see.com.tr/fim/est3Dgate', 'live', true],
    ['https://sanalpos.bank.example/fim/est3Dgate', 'test', true],
    ['https://testsecurepay.eway2pay.com/fim/est3Dgate', 'live', false],
    ['https://torus-stage-bank.asseco-see.com.tr/fim/est3Dgate', 'live', true],
    ['https://user:word@bank.example/fim/est3Dgate', 'test', false],
    ['https://bank.example/fim/est3Dgate?x=1', 'test', false],
    ['ftp://127.0.0.1/fim', 'test', false],
    ['fim/est3Dgate', 'test', false],
  ])('%s is refused in %s mode, production %s', (address, mode, production) => {
    expect(check({ gateUrl: address }, mode, production)).toThrow('provider_secret_invalid');
  });

  it.each<[string, boolean]>([
    ['https://bank.internal/fim/api', true],
    ['https://bank.internal/fim/api', false],
    ['https://10.0.0.7/fim/api', true],
    ['https://169.254.169.254/latest/meta-data', false],
    ['https://sanalpos.bank.example:8443/fim/api', true],
    ['https://sanalpos.bank.example.evil.example/fim/api', true],
  ])('%s is called for nobody: the operator has not named it (production %s)', (apiUrl, production) => {
    expect(check({ apiUrl }, 'live', production)).toThrow('provider_host_not_allowed');
  });
});
