import { isIP } from 'node:net';
import { ConfigError, logLevels, paymentProviders, type Config, type Mode, type Purpose, type Settings } from './config.js';
import { secretSettings } from './declared-settings.js';
import { Environment } from './environment.js';
import { refuseUnsafeProduction } from './production-rules.js';
import {
  keyNames,
  keysOfSite,
  keyVariable,
  logins,
  previousKeyVariable,
  sites,
  urlVariable,
  type KeyName,
  type Login,
  type Site,
} from './sites.js';

const postgres = ['postgres:', 'postgresql:'] as const;
/** A bill that fills while its page is kept is refused at the checkout. */
const PAGE_CACHE_MS = 1_500;
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** True for an address that only this machine reaches. */
export const isLoopback = (host: string): boolean => loopback.has(host);

/**
 * Reads the environment, the only place that does. URLs and keys of sites that are not served are not even looked at, and
 * every secret is taken out of `env` afterwards, so that no library and no child process finds it there.
 * @throws ConfigError naming every setting that is wrong, missing or, in production, unsafe
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env, purpose: Purpose = {}): Settings {
  const read = new Environment(env);
  const mode = readMode(read);
  const served = purpose.sites ?? read.list('SITES', sites, sites);
  if (served.length === 0 && purpose.sites === undefined) read.refuse('SITES', `is empty; it is a list of ${sites.join(', ')}.`);
  const anyUrl = logins.some((login) => read.text(urlVariable(login)) !== undefined);
  const embedded = !anyUrl && mode !== 'production';
  const port = read.port('PORT', 3000);
  const settings: Settings = {
    mode,
    host: read.text('HOST') ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port,
    baseUrl: readBaseUrl(read, port),
    sites: served,
    databaseUrls: embedded ? {} : readUrls(read, served, purpose.logins ?? []),
    keys: readKeys(read, served, embedded),
    previousKeys: readPreviousKeys(read, served),
    providers: read.list('PAYMENT_PROVIDERS', paymentProviders, mode === 'production' ? ['stripe'] : ['sandbox']),
    bankHosts: readBankHosts(read),
    dataDir: embedded ? read.text('DATA_DIR') : undefined,
    smtp: readSmtp(read),
    securityContact: read.contact('SECURITY_CONTACT'),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, mode === 'test' ? 'silent' : mode === 'demo' ? 'warn' : 'info'),
    metricsToken: read.text('METRICS_TOKEN'),
    trustProxy: readProxies(read),
    requestLimits: read.yes('REQUEST_LIMITS', mode !== 'test'),
    pageCacheMs: mode === 'test' ? 0 : PAGE_CACHE_MS,
    embedded,
    ownerUrl: embedded ? undefined : read.url(urlVariable('owner'), postgres, undefined),
  };
  if (mode === 'demo' && !isLoopback(settings.host)) {
    read.refuse(
      'HOST',
      `is ${settings.host}, but demo mode, whose accounts everybody knows, stays on this machine; set DEMO=0 to leave it.`,
    );
  }
  if (mode === 'production') refuseUnsafeProduction(read, env, settings, purpose);
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  forgetSecrets(env);
  return settings;
}

/** Adds what the embedded server brings: the same shape whether the environment gave the URLs or it did. */
export function completeConfig(settings: Settings, embedded?: EmbeddedSecrets, purpose: Purpose = {}): Config {
  const { embedded: _embedded, ownerUrl: _ownerUrl, ...rest } = settings;
  if (embedded === undefined) return rest;
  const wanted = [...settings.sites, ...(settings.sites.includes('office') ? (['books'] as const) : []), ...(purpose.logins ?? [])];
  const urls = Object.fromEntries(
    logins.filter((login) => login !== 'owner' && wanted.includes(login)).map((login) => [login, embedded.urls[login]]),
  );
  const keys = Object.fromEntries(keysOf(settings.sites).map((name) => [name, Buffer.from(embedded.keys[name], 'base64')]));
  return { ...rest, databaseUrls: urls, keys: { ...keys, ...settings.keys }, dataDir: embedded.dataDir };
}

interface EmbeddedSecrets {
  readonly urls: Readonly<Record<Login, string>>;
  readonly keys: Readonly<Record<KeyName, string>>;
  readonly dataDir: string;
}

function readMode(read: Environment): Mode {
  const node = read.oneOf('NODE_ENV', ['development', 'test', 'production'] as const, 'development');
  const demo = read.yes('DEMO', node === 'development');
  return node === 'development' && demo ? 'demo' : node;
}

/** Addresses of our own begin with it, and every page stands at the root. */
function readBaseUrl(read: Environment, port: number): string {
  const { origin, username, pathname, search, hash } = new URL(
    read.url('BASE_URL', ['http:', 'https:'], undefined) ?? `http://localhost:${port}`,
  );
  if (pathname !== '/' || username + search + hash !== '') read.refuse('BASE_URL', 'holds more than a protocol, a host and a port.');
  return origin;
}

function readProxies(read: Environment): string[] {
  const proxies = (read.text('TRUST_PROXY')?.split(',') ?? []).map((word) => word.trim()).filter((word) => word !== '');
  for (const proxy of proxies) {
    const [address = '', bits, ...rest] = proxy.split('/');
    const whole = isIP(address) === 4 ? 32 : 128;
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= whole);
    if (isIP(address) === 0 || !isNetwork || rest.length > 0)
      read.refuse('TRUST_PROXY', `names "${proxy}"; it is a list of addresses and of networks (10.0.0.0/8 at the largest).`);
  }
  return proxies;
}

/** Names and no addresses: an address could be one of the operator's own network, and a certificate names a host. */
function readBankHosts(read: Environment): string[] {
  const hosts = (read.text('NESTPAY_HOSTS')?.toLowerCase().split(',') ?? []).map((word) => word.trim()).filter((word) => word !== '');
  for (const host of hosts) {
    const name = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host);
    if (!name) read.refuse('NESTPAY_HOSTS', `names "${host}"; it is a list of the banks' host names (sanalpos.bank.example).`);
  }
  return hosts;
}

function readUrls(read: Environment, served: readonly Site[], extra: readonly Login[]): Partial<Record<Login, string>> {
  const found: Partial<Record<Login, string>> = {};
  const required = new Set<Login>([...served, ...extra]);
  const wanted = served.includes('office') ? new Set<Login>([...required, 'books']) : required;
  for (const login of wanted) {
    const name = urlVariable(login);
    const url = read.url(name, postgres, undefined);
    if (url !== undefined && login !== 'owner') found[login] = url;
    if (read.text(name) === undefined && required.has(login)) {
      read.refuse(
        name,
        `is missing: the ${login} ${login === 'books' || login === 'owner' ? 'login' : 'site'} needs its own database login.`,
      );
    }
  }
  return found;
}

function readKeys(read: Environment, served: readonly Site[], embedded: boolean): Partial<Record<KeyName, Buffer>> {
  const found: Partial<Record<KeyName, Buffer>> = {};
  for (const name of keysOf(served)) {
    const key = read.key(keyVariable(name));
    if (key !== undefined) found[name] = key;
    else if (!embedded && read.text(keyVariable(name)) === undefined) {
      read.refuse(keyVariable(name), 'is missing: the master key (32 bytes, base64) of a site that is served here.');
    }
  }
  return found;
}

function readPreviousKeys(read: Environment, served: readonly Site[]): Partial<Record<KeyName, Buffer>> {
  const found: Partial<Record<KeyName, Buffer>> = {};
  for (const name of keysOf(served)) {
    const key = read.key(previousKeyVariable(name));
    if (key !== undefined) found[name] = key;
  }
  return found;
}

function readSmtp(read: Environment): Config['smtp'] {
  const url = read.url('SMTP_URL', ['smtp:', 'smtps:'], undefined);
  const from = read.text('MAIL_FROM');
  if (url === undefined) return undefined;
  if (from === undefined) read.refuse('MAIL_FROM', 'is missing: the address that mail sent by SMTP_URL comes from.');
  return { url, from: from ?? '' };
}

function keysOf(served: readonly Site[]): KeyName[] {
  return keyNames.filter((name) => served.some((site) => keysOfSite[site].includes(name)));
}

function forgetSecrets(env: NodeJS.ProcessEnv): void {
  for (const name of secretSettings) Reflect.deleteProperty(env, name);
}
