import { Global, Inject, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type MixedList } from 'typeorm';

import type { Site } from '../config/index.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { assertNoEarlierState } from './earlier-state.js';
import type { CityLogin } from './login.js';
import { NetworkDatabase } from './network-database.js';
import { assertSafeLogin } from './safe-login.js';

export const databaseToken = (login: CityLogin): string => `Database:${login}`;

/** Injects the {@link Database} of one login: `@InjectDatabase('donor') private readonly database: Database<'donor'>`. */
export const InjectDatabase = (login: CityLogin): ParameterDecorator => Inject(databaseToken(login));

/** What one login connects with and which tables it knows. */
export interface LoginSettings {
  readonly url: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
  readonly entities: MixedList<Function>;
  readonly poolSize?: number;
}

@Global()
@Module({})
export class DatabaseModule {
  /** One pool for each login given, and none for the others: a process without a side holds nothing that could reach it. */
  static forLogins(logins: Partial<Record<Site | 'books', LoginSettings>>): DynamicModule {
    const given = Object.entries(logins) as [Site | 'books', LoginSettings][];
    const imports = given.map(([login, { url, entities, poolSize }]) =>
      TypeOrmModule.forRootAsync({
        name: login,
        useFactory: () => ({ ...dataSourceOptions(login, url, entities, poolSize), retryAttempts: 0 }),
        dataSourceFactory: async (options) => {
          if (!options) throw new Error('no settings for the database');
          const source = await new DataSource(options).initialize();
          await assertSafeLogin(source, login);
          await assertNoEarlierState(source);
          return source;
        },
      }),
    );
    const providers: Provider[] = given.map(([login]) => ({
      provide: login === 'network' ? NetworkDatabase : databaseToken(login),
      inject: [getDataSourceToken(login)],
      useFactory: (source: DataSource) => (login === 'network' ? new NetworkDatabase(source) : new Database(login, source)),
    }));
    return { module: DatabaseModule, imports, providers, exports: providers.map((provider) => (provider as { provide: string }).provide) };
  }
}
