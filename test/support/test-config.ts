import { keyNames, keysOfSite, type Config, type KeyName, type Login, type Site } from '../../src/platform/config/index.js';
import { pageCacheMs } from './page-caches-on.js';
import type { TestDatabases } from './test-databases.js';
import { testServer } from './test-server.js';

/** What a process of these sites would be told, and no more. */
export function testConfig(databases: TestDatabases, sites: readonly Site[], port: number, change: Partial<Config> = {}): Config {
  const { keys } = testServer();
  return {
    mode: 'test',
    host: '127.0.0.1',
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    sites,
    databaseUrls: Object.fromEntries(loginsOf(sites).map((login) => [login, databases.urls[login]])),
    keys: Object.fromEntries(keysOf(sites).map((name) => [name, Buffer.from(keys[name], 'base64')])),
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

export function keysOf(sites: readonly Site[]): KeyName[] {
  return keyNames.filter((name) => sites.some((site) => keysOfSite[site].includes(name)));
}

function loginsOf(sites: readonly Site[]): Exclude<Login, 'owner'>[] {
  return sites.includes('office') ? [...sites, 'books'] : [...sites];
}
