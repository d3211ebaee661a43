import { randomBytes } from 'node:crypto';
import { completeConfig, demoKey, keyNames, logins, readSettings } from './index.js';

const key = (): string => randomBytes(32).toString('base64');
const url = (login: string): string => `postgresql://${login}:x@db/pif`;

describe('settings', () => {
  it('need no environment at all: a demo on this machine with the embedded server', () => {
    expect(readSettings({})).toMatchObject({
      mode: 'demo',
      host: '127.0.0.1',
      port: 3000,
      baseUrl: 'http://localhost:3000',
      sites: ['donor', 'office', 'casework', 'network'],
      providers: ['sandbox'],
      embedded: true,
    });
  });

  it('honour PORT, BASE_URL, DATA_DIR and SITES', () => {
    const read = readSettings({ PORT: '4100', DATA_DIR: '/srv/pif', SITES: 'network, donor' });
    expect(read).toMatchObject({ port: 4100, baseUrl: 'http://localhost:4100', dataDir: '/srv/pif', sites: ['donor', 'network'] });
    expect(readSettings({ BASE_URL: 'https://pay.example.org/' }).baseUrl).toBe('https://pay.example.org');
    expect(readSettings({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8, ::1,' }).trustProxy).toEqual(['127.0.0.1', '10.0.0.0/8', '::1']);
  });

  it.each([
    [{ PORT: 'http' }, /PORT is "http"; it must be a number/],
    [{ PORT: '70000' }, /PORT is "70000"/],
    [{ SITES: 'donor,household' }, /SITES names "household"/],
    [{ SITES: ',' }, /SITES is empty/],
    [{ NODE_ENV: 'staging' }, /NODE_ENV is "staging"/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud"/],
    [{ BASE_URL: 'pay.example.org' }, /BASE_URL is not a URL/],
    [{ BASE_URL: 'https://pay.example.org/istanbul' }, /BASE_URL holds more than/],
    [{ BASE_URL: 'https://me:secret@pay.example.org' }, /BASE_URL holds more than/],
    [{ TRUST_PROXY: 'true' }, /TRUST_PROXY names "true"/],
    [{ TRUST_PROXY: '10.0.0.1, 0.0.0.0/0' }, /TRUST_PROXY names "0.0.0.0\/0"/],
    [{ SECURITY_CONTACT: 'security@city.example' }, /SECURITY_CONTACT is not one address/],
    [{ SECURITY_CONTACT: 'http://city.example/security' }, /SECURITY_CONTACT is not one address/],
    [{ SECURITY_CONTACT: 'mailto:a@city.example\nExpires: never' }, /SECURITY_CONTACT is not one address/],
    [{ SMTP_URL: 'smtp://mail:1025' }, /MAIL_FROM is missing/],
    [{ HOST: '0.0.0.0' }, /HOST is 0.0.0.0, but demo mode/],
    [{ DATABASE_URL_DONOR: url('donor'), DEMO: '0' }, /DATABASE_URL_OFFICE is missing/],
  ])('%j is refused in a sentence', (env, sentence) => {
    expect(() => readSettings(env)).toThrow(sentence);
  });

  it.each(['mailto:security@city.example', 'https://city.example/security?lang=en'])('take %s as the address for weaknesses', (address) => {
    expect(readSettings({ SECURITY_CONTACT: address }).securityContact).toBe(address);
    expect(readSettings({}).securityContact).toBeUndefined();
  });

  it('leave demo mode by DEMO=0 and may then listen elsewhere', () => {
    expect(readSettings({ DEMO: '0', HOST: '0.0.0.0' })).toMatchObject({ mode: 'development', host: '0.0.0.0' });
  });

  it('start the donor site without a URL or a key of the receiving side', () => {
    const env = { SITES: 'donor', DATABASE_URL_DONOR: url('donor'), GIVING_KEY: key() };
    const config = completeConfig(readSettings(env));
    expect(Object.keys(config.databaseUrls)).toEqual(['donor']);
    expect(Object.keys(config.keys)).toEqual(['giving']);
  });

  it('do not take in the receiving side’s secrets even where they lie in the environment', () => {
    const env: NodeJS.ProcessEnv = { SITES: 'donor', GIVING_KEY: key() };
    for (const login of logins) env[`DATABASE_URL_${login.toUpperCase()}`] = url(login);
    const secrets = { RECEIVING_KEY: key(), OFFICE_KEY: key() };
    const settings = readSettings(Object.assign(env, secrets));
    const config = completeConfig(settings);
    expect(Object.keys(config.databaseUrls)).toEqual(['donor']);
    expect(Object.keys(config.keys)).toEqual(['giving']);
    expect(Object.keys(env)).toEqual(['SITES']);
  });

  it('take every secret out of the environment', () => {
    const env: NodeJS.ProcessEnv = { METRICS_TOKEN: 'm', SMTP_URL: 'smtp://u:p@mail', MAIL_FROM: 'pay@example.org' };
    for (const login of logins) env[`DATABASE_URL_${login.toUpperCase()}`] = url(login);
    for (const name of keyNames) env[`${name.toUpperCase()}_KEY`] = key();
    readSettings(env);
    expect(Object.keys(env)).toEqual(['MAIL_FROM']);
  });

  it('give a process of one site only that site’s part of the embedded server', () => {
    const embedded = {
      urls: Object.fromEntries(logins.map((login) => [login, url(login)])) as Record<(typeof logins)[number], string>,
      keys: { giving: demoKey(), receiving: demoKey(), office: demoKey() },
      dataDir: '/srv/pif',
    };
    const config = completeConfig(readSettings({ SITES: 'casework' }), embedded);
    expect(Object.keys(config.databaseUrls)).toEqual(['casework']);
    expect(Object.keys(config.keys)).toEqual(['receiving', 'office']);
    expect(config.keys.receiving).toHaveLength(32);
    const all = completeConfig(readSettings({}), embedded);
    expect(Object.keys(all.databaseUrls)).toEqual(['donor', 'office', 'casework', 'network', 'books']);
  });
});
