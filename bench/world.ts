import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module.js';
import { CreateCity, type City, type NewCity } from '../src/cities/index.js';
import { SystemClock } from '../src/kernel/clock.js';
import { CheckBooks, type BooksReport } from '../src/books/index.js';
import { OpenProviderAccount } from '../src/payments/index.js';
import { projectRoot } from '../src/platform/config/index.js';
import { Database, databaseToken, dataSourceOptions, migrate, type CityTx, type LoginSettings } from '../src/platform/database/index.js';
import { freePort, startEmbedded } from '../src/local/embedded/index.js';
import { openConfig } from '../src/wiring/open-config.js';
import { startChild, type Child } from './child.js';
import { commandActor } from '../src/kernel/actor.js';

export const SECRET = 'the secret of the bench’s merchant';

/** A Postgres of the bench's own with the schema in it, the application and the bare server beside it. All of it is gone at the end. */
export class World {
  private readonly children: Child[] = [];
  private readonly sources: DataSource[] = [];

  private constructor(
    private readonly folder: string,
    private readonly server: Awaited<ReturnType<typeof startEmbedded>>,
    private readonly opened: Awaited<ReturnType<typeof openConfig>>,
    private readonly context: INestApplicationContext,
    private readonly superuser: pg.Client,
  ) {}

  static async open(): Promise<World> {
    const folder = mkdtempSync('/var/tmp/pay-it-forward-bench-');
    const env = { NODE_ENV: 'test', DATA_DIR: folder, LOG_LEVEL: 'warn', PORT: String(await freePort()) };
    const opened = await openConfig({ logins: ['books'] }, env);
    const server = await startEmbedded({ dataDir: folder });
    if (opened.ownerUrl !== undefined) await migrate(opened.ownerUrl);
    const wiring = AppModule.with({ config: opened.config, clock: new SystemClock(), ticking: false });
    const context = await NestFactory.createApplicationContext(wiring, { logger: false, abortOnError: false });
    const superuserUrl = new URL(server.superuserUrl);
    superuserUrl.pathname = '/pif';
    const superuser = new pg.Client({ connectionString: superuserUrl.href });
    await superuser.connect();
    return new World(folder, server, opened, context, superuser);
  }

  get<T>(token: abstract new (...parameters: never[]) => T): T {
    return this.context.get(token, { strict: false });
  }

  database<L extends 'donor' | 'casework'>(login: L): Database<L> {
    return this.context.get<Database<L>>(databaseToken(login), { strict: false });
  }

  /** A pool of the bench's own, which knows further tables. */
  async databaseWith<L extends 'donor' | 'casework'>(login: L, entities: LoginSettings['entities']): Promise<Database<L>> {
    const source = await new DataSource(dataSourceOptions('bench', this.server.urls[login], entities)).initialize();
    this.sources.push(source);
    return new Database(login, source);
  }

  inCity<L extends 'donor' | 'casework', T>(login: L, city: City, work: (tx: CityTx<L>) => Promise<T>): Promise<T> {
    return this.database(login).inCity(city.id, work);
  }

  token<T>(token: string): T {
    return this.context.get<T>(token, { strict: false });
  }

  /** For the bare server's own tables, statistics and settings; never for the application's work. */
  async asSuperuser<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.superuser.query<Row>(sql, values)).rows;
  }

  /** An open city with one biller, and the merchant account of its path: the biller's own or the city's. */
  async city(
    slug: string,
    settings: Partial<NewCity> = {},
    path: 'direct' | 'pool' = 'direct',
  ): Promise<{ city: City; accountId: string }> {
    const permit = { permit: 'Example permit', permitFrom: '2020-01-01', permitUntil: '2099-01-01' };
    const city = await this.get(CreateCity).run({
      slug,
      names: { en: slug, tr: slug },
      country: 'TR',
      status: 'open',
      listing: 'exact',
      billers: [{ code: 'water', kind: 'water', name: 'Water (example)', subscriberPattern: '^\\d+$', billPattern: '^\\d+$' }],
      moneyPaths: [{ needKind: 'bill', path, ...permit }],
      ...settings,
    });
    const accountId = await this.get(OpenProviderAccount).run(
      city,
      { provider: 'sandbox', mode: 'test', secret: SECRET, ...(path === 'direct' ? { billerCode: 'water' } : {}) },
      commandActor('bench'),
    );
    return { city, accountId };
  }

  /** The built application, donors' side, all guards on, jobs ticking. */
  async application(): Promise<Child> {
    const port = await freePort();
    const env = {
      NODE_ENV: 'development',
      DEMO: '0',
      REQUEST_LIMITS: '0', // all load comes from one address
      LOG_LEVEL: 'warn',
      SITES: 'donor',
      // Donors come from many networks; the bench names them.
      TRUST_PROXY: '127.0.0.1',
      BASE_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL_DONOR: this.server.urls.donor,
      GIVING_KEY: this.server.keys.giving,
    };
    return this.child([join(projectRoot(), 'dist', 'src', 'main.js')], port, env, '/health/ready');
  }

  async reference(): Promise<Child> {
    const url = new URL(this.server.superuserUrl);
    url.pathname = '/pif';
    const hooks = join(projectRoot(), 'test', 'runner', 'register-typescript.js');
    const script = join(projectRoot(), 'bench', 'reference-server.ts');
    return this.child(['--import', hooks, script], await freePort(), { REFERENCE_URL: url.href }, '/ready');
  }

  private async child(args: string[], port: number, env: NodeJS.ProcessEnv, ready: string): Promise<Child> {
    const child = await startChild(args, port, env, ready);
    this.children.push(child);
    return child;
  }

  books(): Promise<BooksReport> {
    return this.get(CheckBooks).run();
  }

  async close(): Promise<void> {
    for (const child of this.children) await child.end();
    for (const source of this.sources) await source.destroy();
    await this.superuser.end();
    await this.context.close();
    await this.opened.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
