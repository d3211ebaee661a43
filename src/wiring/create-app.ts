import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { Cities, rewriteOwnHost } from '../cities/index.js';
import { type Clock, SystemClock } from '../kernel/clock.js';
import { serveApiDocument } from './api-document.js';
import { isLoopback, type Config } from '../platform/config/index.js';
import { assertCurrentSchema } from '../platform/database/index.js';
import {
  createLogger,
  Drain,
  fastifyAdapter,
  Metrics,
  NestLogger,
  observeRequests,
  Readiness,
  readBodies,
  validation,
  type RewriteUrl,
} from '../platform/http/index.js';
import { configurePages, registerStaticFiles, sendSecurityHeaders } from '../web/shared/index.js';

export interface AppOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** false where a test or the demo runs the jobs by hand, in its own time. */
  readonly ticking?: boolean;
}

export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly logger: Logger;
  /** Finishes what is under way, then closes the pools. */
  stop(): Promise<void>;
}

/** The application as it runs, all but the listening: main.ts and the tests start this very same one. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<RunningApp> {
  const logger = options.logger ?? createLogger(config.logLevel);
  const { clock = new SystemClock(), ticking = true } = options;
  const wiring = AppModule.with({ config, clock, ticking, local: await localModules(config) });
  let rewrite: RewriteUrl = (request) => request.url ?? '/';
  const adapter = fastifyAdapter(config, (request) => rewrite(request));
  const app = await NestFactory.create<NestFastifyApplication>(wiring, adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  const readiness = app.get(Readiness);
  const drain = new Drain(fastify, readiness);
  observeRequests(fastify, logger, app.get(Metrics));
  await readBodies(fastify);
  sendSecurityHeaders(fastify, { https: config.baseUrl.startsWith('https:'), paymentHosts: paymentHosts(config) });
  registerStaticFiles(fastify);
  serveApiDocument(app);
  configurePages({ demo: config.mode === 'demo', networkUrl: config.baseUrl });
  app.useGlobalPipes(validation());
  for (const login of Object.keys(config.databaseUrls)) {
    const source = app.get<DataSource>(getDataSourceToken(login), { strict: false });
    readiness.add({ name: `database ${login}`, run: () => assertCurrentSchema(source) });
  }
  if (config.sites.some((site) => site !== 'network')) {
    const cities = app.get(Cities, { strict: false });
    const sharedHost = new URL(config.baseUrl).hostname;
    rewrite = (request) => rewriteOwnHost(cities, sharedHost, request.headers.host, request.url ?? '/');
    // The first visitor of a city's own host finds it too.
    await cities.refresh();
  }
  await app.init();
  await fastify.ready();
  return {
    app,
    logger,
    stop: async () => {
      if (fastify.server.listening) await drain.run();
      await app.close();
    },
  };
}

/** The mailbox at `/dev/mailbox`: only where no mail leaves the house and nobody else can come, and never in production. */
async function localModules({ mode, smtp, host }: Config): Promise<Type[]> {
  if (mode === 'production' || smtp !== undefined || !isLoopback(host)) return [];
  const { MailboxPagesModule } = await import('../local/mailbox/index.js');
  return [MailboxPagesModule];
}

/** Where a form may lead: the providers' hosted pages. */
function paymentHosts(config: Config): string[] {
  return [
    ...(config.providers.includes('stripe') ? ['https://checkout.stripe.com'] : []),
    // Who came by another name of this machine (127.0.0.1) pays at the address that visitors know.
    ...(config.providers.includes('sandbox') || config.providers.includes('nestpay') ? [new URL(config.baseUrl).origin] : []),
  ];
}
