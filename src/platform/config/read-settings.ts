import { ConfigError, logLevels, paymentProviders, type Config, type Mode, type Settings } from './config.js';
import { Environment } from './environment.js';
import { refuseUnsafeProduction } from './production-rules.js';
import { keyNames, keysOfSide, keyVariable, logins, sides, urlVariable, type KeyName, type Login, type Side } from './sides.js';

export interface Purpose {
  /** What a command works with, whatever SIDES says. A server leaves it out. */
  readonly sides?: readonly Side[];
  /** Logins beyond those of the sides: `books` for check:books, `owner` for migrations. */
  readonly logins?: readonly Login[];
}

const postgres = ['postgres:', 'postgresql:'] as const;
const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads the environment, the only place that does. URLs and keys of sides that are not served are not even looked at, and
 * every secret is taken out of `env` afterwards, so that no library and no child process finds it there.
 * @throws ConfigError naming every setting that is wrong, missing or, in production, unsafe
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env, purpose: Purpose = {}): Settings {
  const read = new Environment(env);
  const mode = readMode(read);
  const served = purpose.sides ?? read.list('SIDES', sides, sides);
  if (served.length === 0 && purpose.sides === undefined) read.refuse('SIDES', `is empty; it is a list of ${sides.join(', ')}.`);
  const anyUrl = logins.some((login) => read.text(urlVariable(login)) !== undefined);
  const embedded = !anyUrl && mode !== 'production';
  const port = read.port('PORT', 3000);
  const settings: Settings = {
    mode,
    host: read.text('HOST') ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port,
    baseUrl: read.url('BASE_URL', ['http:', 'https:'], undefined) ?? `http://localhost:${port}`,
    sides: served,
    databaseUrls: embedded ? {} : readUrls(read, served, purpose.logins ?? []),
    keys: readKeys(read, served, embedded),
    providers: read.list('PAYMENT_PROVIDERS', paymentProviders, mode === 'production' ? ['stripe'] : ['sandbox']),
    dataDir: embedded ? read.text('DATA_DIR') : undefined,
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:'], undefined),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, mode === 'test' ? 'silent' : 'info'),
    metricsToken: read.text('METRICS_TOKEN'),
    trustProxy:
      read
        .text('TRUST_PROXY')
        ?.split(',')
        .map((word) => word.trim()) ?? [],
    embedded,
    ownerUrl: embedded ? undefined : read.url(urlVariable('owner'), postgres, undefined),
  };
  if (mode === 'demo' && !loopback.has(settings.host)) {
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
  const urls = pick(
    embedded.urls,
    [...settings.sides, 'books' as const, ...(purpose.logins ?? [])].filter((login) => login !== 'owner'),
  );
  const keys = pick(embedded.keys, keysOf(settings.sides));
  const decoded = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, Buffer.from(key ?? '', 'base64')]));
  return { ...rest, databaseUrls: urls, keys: { ...decoded, ...settings.keys }, dataDir: embedded.dataDir };
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

function readUrls(read: Environment, served: readonly Side[], extra: readonly Login[]): Partial<Record<Login, string>> {
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
        `is missing: the ${login} ${login === 'books' || login === 'owner' ? 'login' : 'side'} needs its own database login.`,
      );
    }
  }
  return found;
}

function readKeys(read: Environment, served: readonly Side[], embedded: boolean): Partial<Record<KeyName, Buffer>> {
  const found: Partial<Record<KeyName, Buffer>> = {};
  for (const name of keysOf(served)) {
    const key = read.key(keyVariable(name));
    if (key !== undefined) found[name] = key;
    else if (!embedded && read.text(keyVariable(name)) === undefined) {
      read.refuse(keyVariable(name), 'is missing: the master key (32 bytes, base64) of a side that is served here.');
    }
  }
  return found;
}

function keysOf(served: readonly Side[]): KeyName[] {
  return keyNames.filter((name) => served.some((side) => keysOfSide[side].includes(name)));
}

function pick<K extends string, V>(from: Readonly<Record<K, V>>, names: readonly NoInfer<K>[]): Partial<Record<K, V>> {
  const found: Partial<Record<K, V>> = {};
  for (const name of names) found[name] = from[name];
  return found;
}

function forgetSecrets(env: NodeJS.ProcessEnv): void {
  const names = [...logins.map(urlVariable), ...keyNames.map(keyVariable), 'SMTP_URL', 'METRICS_TOKEN'];
  for (const name of names) Reflect.deleteProperty(env, name);
}
