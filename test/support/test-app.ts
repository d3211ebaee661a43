import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { createApp } from '../../src/wiring/create-app.js';
import { FixedClock } from '../../src/kernel/clock.js';
import { sites as allSites, type Config, type Site } from '../../src/platform/config/index.js';
import { freePort } from '../../src/local/embedded/index.js';
import { createLogger } from '../../src/platform/http/index.js';
import { atTheEnd } from './cleanup.js';
import { testConfig } from './test-config.js';
import { testDatabases, type TestDatabases } from './test-databases.js';

/** Noon in Istanbul on a day within every example permit. */
export const testNoon = new Date('2026-11-20T09:00:00Z');

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly clock: FixedClock;
  readonly databases: TestDatabases;
  readonly config: Config;
  /** What the application logged, line by line. */
  readonly log: readonly string[];
  /** A visitor: keeps cookies, and says as a browser does which site a form was sent from. */
  visitor(): ReturnType<typeof supertest.agent>;
  /** A program: no cookies, no Origin. */
  program(): ReturnType<typeof supertest>;
  /** Any provider of the application, whatever room it is in. */
  get<T>(token: abstract new (...parameters: never[]) => T): T;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  readonly sites?: readonly Site[];
  readonly clock?: FixedClock;
  /** The databases of another app of this file, for two processes' worth of sites on one set of data. */
  readonly databases?: TestDatabases;
  readonly config?: Partial<Config>;
}

/** The application itself, in this process, on a free port, with a clock that stands still and jobs that wait to be run. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const databases = options.databases ?? (await testDatabases());
  const clock = options.clock ?? new FixedClock(testNoon);
  const config = testConfig(databases, options.sites ?? allSites, await freePort(), options.config);
  const log: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void log.push(line) });
  const { app } = await createApp(config, { clock, logger, ticking: false });
  await app.listen(config.port, config.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    // No draining: a test's clients are gone.
    (app.getHttpServer() as { closeAllConnections(): void }).closeAllConnections();
    await app.close();
  };
  atTheEnd(stop);
  return {
    app,
    url,
    clock,
    databases,
    config,
    log,
    stop,
    visitor: () => supertest.agent(url).set('Origin', url).set('Accept', 'text/html'),
    program: () => supertest(url),
    get: (token) => app.get(token, { strict: false }),
  };
}
