import { randomBytes } from 'node:crypto';
import { recordGuarantee } from '../../../test/support/guarantees.js';
import { ConfigError, demoKey, demoPassword, readSettings, type Purpose } from './index.js';

const key = (): string => randomBytes(32).toString('base64');
const url = (login: string, password = randomBytes(12).toString('hex')): string => `postgresql://${login}:${password}@db.example.org/pif`;

/** An environment that production starts with. */
const sound = (): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  BASE_URL: 'https://pay.example.org',
  DATABASE_URL_DONOR: url('donor'),
  DATABASE_URL_OFFICE: url('office'),
  DATABASE_URL_CASEWORK: url('casework'),
  DATABASE_URL_NETWORK: url('network'),
  GIVING_KEY: key(),
  RECEIVING_KEY: key(),
  OFFICE_KEY: key(),
  SMTP_URL: 'smtps://mail.example.org',
  MAIL_FROM: 'pay@example.org',
});

function problemsOf(change: NodeJS.ProcessEnv, purpose?: Purpose): readonly string[] {
  try {
    readSettings({ ...sound(), ...change }, purpose);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('production', () => {
  it('starts with its own databases, keys and an https address', () => {
    expect(problemsOf({})).toEqual([]);
    expect(readSettings(sound())).toMatchObject({ mode: 'production', embedded: false, providers: ['stripe'], ownerUrl: undefined });
  });

  const same = key();
  const refusals: [what: string, change: NodeJS.ProcessEnv, sentence: RegExp][] = [
    ['request limits that are off', { REQUEST_LIMITS: '0' }, /^REQUEST_LIMITS is off/],
    ['demo mode', { DEMO: '1' }, /^DEMO is on/],
    ['no way out for receipts', { SMTP_URL: undefined }, /^SMTP_URL is missing/],
    ['an http address', { BASE_URL: 'http://pay.example.org' }, /^BASE_URL begins with http:/],
    ['no address', { BASE_URL: undefined }, /^BASE_URL is missing/],
    ['the sandbox provider', { PAYMENT_PROVIDERS: 'sandbox,stripe' }, /^PAYMENT_PROVIDERS names sandbox/],
    ['NestPay without the banks’ hosts', { PAYMENT_PROVIDERS: 'stripe,nestpay' }, /^NESTPAY_HOSTS is missing/],
    ['a bank’s host that is an address', { NESTPAY_HOSTS: '10.0.0.7' }, /^NESTPAY_HOSTS names "10.0.0.7"/],
    ['a bank on this machine', { NESTPAY_HOSTS: 'sanalpos.bank.example,localhost' }, /^NESTPAY_HOSTS names "localhost"/],
    ['a provider’s test key', { STRIPE_SECRET_KEY: 'sk_test_51Nx' }, /^STRIPE_SECRET_KEY is a key of the provider’s test mode/],
    ['a restricted test key', { ANY_NAME: 'rk_test_51Nx' }, /^ANY_NAME is a key/],
    ['no giving key', { GIVING_KEY: undefined }, /^GIVING_KEY is missing/],
    ['no receiving key', { RECEIVING_KEY: '' }, /^RECEIVING_KEY is missing/],
    ['no office key', { OFFICE_KEY: undefined }, /^OFFICE_KEY is missing/],
    ['a key that is too short', { GIVING_KEY: randomBytes(16).toString('base64') }, /^GIVING_KEY is not 32 bytes/],
    ['a key made for development', { RECEIVING_KEY: demoKey() }, /^RECEIVING_KEY is a development or example key/],
    ['a key of zeros', { OFFICE_KEY: Buffer.alloc(32).toString('base64') }, /^OFFICE_KEY is a development or example key/],
    ['a counted key', { OFFICE_KEY: Buffer.from([...Array(32).keys()]).toString('base64') }, /^OFFICE_KEY is a development or example key/],
    [
      'a key that somebody typed',
      { GIVING_KEY: Buffer.from('please-change-me-32-letters-long').toString('base64') },
      /^GIVING_KEY is a development or example key/,
    ],
    ['certificates that nobody checks', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /^NODE_TLS_REJECT_UNAUTHORIZED is 0/],
    ['one key for two sides', { GIVING_KEY: same, RECEIVING_KEY: same }, /^RECEIVING_KEY is the same as GIVING_KEY/],
    ['a password that is the login', { DATABASE_URL_DONOR: url('donor', 'donor') }, /^DATABASE_URL_DONOR has a default/],
    ['a password everybody tries', { DATABASE_URL_OFFICE: url('office', 'changeme') }, /^DATABASE_URL_OFFICE has a default/],
    ['a short password', { DATABASE_URL_OFFICE: url('office', 'office2026!') }, /^DATABASE_URL_OFFICE has a default/],
    ['no password', { DATABASE_URL_NETWORK: 'postgresql://network@db/pif' }, /^DATABASE_URL_NETWORK has a default/],
    ['a password made for development', { DATABASE_URL_CASEWORK: url('casework', demoPassword()) }, /^DATABASE_URL_CASEWORK has a default/],
    [
      'one login for two sites',
      { DATABASE_URL_CASEWORK: url('donor') },
      /^DATABASE_URL_CASEWORK uses the same login as DATABASE_URL_DONOR/,
    ],
    ['a site without a URL', { DATABASE_URL_NETWORK: undefined }, /^DATABASE_URL_NETWORK is missing/],
    ['the owner’s login', { DATABASE_URL_OWNER: url('owner') }, /^DATABASE_URL_OWNER is for migrations only/],
    ['a short metrics token', { METRICS_TOKEN: 'metrics' }, /^METRICS_TOKEN is shorter/],
    [
      'another site’s key',
      { SITES: 'donor', DATABASE_URL_CASEWORK: undefined },
      /^RECEIVING_KEY belongs to a site that this process does not serve/,
    ],
    ['another site’s URL', { SITES: 'donor' }, /^DATABASE_URL_CASEWORK belongs to a site that this process does not serve/],
  ];

  it.each(refusals)('refuses %s, by name', (_, change, sentence) => {
    expect(problemsOf(change)).toContainEqual(expect.stringMatching(sentence));
  });

  it('refuses the embedded server', () => {
    const { NODE_ENV, BASE_URL, GIVING_KEY, RECEIVING_KEY, OFFICE_KEY } = sound();
    const bare = { NODE_ENV, BASE_URL, GIVING_KEY, RECEIVING_KEY, OFFICE_KEY };
    expect(() => readSettings(bare)).toThrow(/DATABASE_URL_… is given for no site: the embedded server is for development/);
  });

  it('refuses nothing else', () => {
    expect(problemsOf({})).toEqual([]);
    recordGuarantee(
      'B4',
      'Production refuses to start with an unsafe setting, by name.',
      `unsafe settings refused, each by its name: ${refusals.length + 1}`,
    );
  });

  it('names each problem once and repeats no secret', () => {
    const secret = 'hunter2-not-to-be-seen';
    const problems = problemsOf({ DATABASE_URL_DONOR: `mysql://donor:${secret}@db/pif`, GIVING_KEY: secret });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain(secret);
  });

  it('gives a migration the owner’s login, and no key', () => {
    const env = { NODE_ENV: 'production', DATABASE_URL_OWNER: url('owner') };
    const settings = readSettings(env, { sites: [], logins: ['owner'] });
    expect(settings.ownerUrl).toMatch(/^postgresql:\/\/owner:/);
    expect(settings).toMatchObject({ databaseUrls: {}, keys: {} });
  });
});
