import type { KeyName, Login, Site } from './sites.js';

export const modes = ['demo', 'development', 'test', 'production'] as const;
/** `demo`: the default outside production; seeded cities and demo accounts, on loopback only. `development`: the same without them. */
export type Mode = (typeof modes)[number];

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Payment providers whose code this process offers; which account a city uses stands in the city's settings. */
export const paymentProviders = ['sandbox', 'stripe', 'nestpay'] as const;
export type PaymentProviderName = (typeof paymentProviders)[number];

/**
 * Everything this process was told, read once at the start and checked. The class is also the token to inject it by. It holds
 * URLs and keys of the sites it serves and of no other; it must never be logged.
 */
export abstract class Config {
  abstract readonly mode: Mode;
  /** The address it listens on. */
  abstract readonly host: string;
  /** 0 in tests: any free one. */
  abstract readonly port: number;
  /** What visitors type: no slash at the end. Links in mails and the provider's return address start with it. */
  abstract readonly baseUrl: string;
  abstract readonly sites: readonly Site[];
  /** One per site served, and `books` where it was given. Never `owner`. */
  abstract readonly databaseUrls: Readonly<Partial<Record<Login, string>>>;
  /** Master keys of 32 bytes, of the sites served. */
  abstract readonly keys: Readonly<Partial<Record<KeyName, Buffer>>>;
  /** While a master key is being replaced: the one before it. */
  abstract readonly previousKeys: Readonly<Partial<Record<KeyName, Buffer>>>;
  abstract readonly providers: readonly PaymentProviderName[];
  /** The hosts of banks that the server may call for a city's NestPay account: a city's administrator types the address. */
  abstract readonly bankHosts: readonly string[];
  /** Where the embedded server keeps its data; undefined with a server of one's own. */
  abstract readonly dataDir: string | undefined;
  /** Where mail leaves the house, and whose it is. Without it mail stays in the development mailbox. */
  abstract readonly smtp: { readonly url: string; readonly from: string } | undefined;
  /** The https or mailto address at which a weakness is reported; `/.well-known/security.txt` prints it. */
  abstract readonly securityContact: string | undefined;
  abstract readonly logLevel: LogLevel;
  /** Bearer token for /metrics; without it only this machine may read them. */
  abstract readonly metricsToken: string | undefined;
  /** Which proxies' X-Forwarded-* headers are believed: addresses or networks. Empty: nobody's. */
  abstract readonly trustProxy: readonly string[];
  /** Whether networks that ask too often are asked to wait. Off in tests and measurements alone, where everybody has one address. */
  abstract readonly requestLimits: boolean;
  /** Milliseconds that a page which everybody reads is shown after it was made; 0 makes it for each reader anew, as tests want it. */
  abstract readonly pageCacheMs: number;
}

export interface Purpose {
  /** What a command works with, whatever SITES says. A server leaves it out. */
  readonly sites?: readonly Site[];
  /** Logins beyond those of the sites: `books` for check:books, `owner` for migrations. */
  readonly logins?: readonly Login[];
}

/** What the environment says, before the embedded server (if it is used) has added its URLs and keys. */
export interface Settings extends Omit<Config, 'dataDir'> {
  readonly dataDir: string | undefined;
  /** No URL was given: start the embedded server. */
  readonly embedded: boolean;
  /** For migrations only; never part of the Config. */
  readonly ownerUrl: string | undefined;
}

/** The start is refused: one sentence per problem, each beginning with the name of the setting. */
export class ConfigError extends Error {
  override name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(['This cannot start as it is set up:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}
