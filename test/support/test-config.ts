import { keyNames, keysOfSide, type Config, type KeyName, type Login, type Side } from '../../src/platform/config/index.js';
import { pageCacheMs } from './page-caches-on.js';
import type { TestDatabases } from './test-databases.js';
import { testServer } from './test-server.js';

/** What a process of these sides would be told, and no more. */
export function testConfig(databases: TestDatabases, sides: readonly Side[], port: number, change: Partial<Config> = {}): Config {
  const { keys } = testServer();
  return {
    mode: 'test',
    host: '127.0.0.1',
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    sides,
    databaseUrls: Object.fromEntries(loginsOf(sides).map((login) => [login, databases.urls[login]])),
    keys: Object.fromEntries(keysOf(sides).map((name) => [name, Buffer.from(keys[name], 'base64')])),
    previousKeys: {},
    providers: ['sandbox', 'nestpay'],
    bankHosts: ['bank.example'],
    dataDir: undefined,
    smtp: undefined,
    securityContact: undefined,
    logLevel: 'info',
    metricsToken: undefined,
    trustProxy: [],
    requestLimits: false,
    pageCacheMs: pageCacheMs(),
    ...change,
  };
}

export function keysOf(sides: readonly Side[]): KeyName[] {
  return keyNames.filter((name) => sides.some((side) => keysOfSide[side].includes(name)));
}

function loginsOf(sides: readonly Side[]): Exclude<Login, 'owner'>[] {
  return sides.includes('office') ? [...sides, 'books'] : [...sides];
}
