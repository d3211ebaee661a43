import type { Client } from 'pg';
import type { DataSourceOptions, MixedList } from 'typeorm';

import { readColumnsExactly } from './column-types.js';

/** What every session is told. Every statement is by key, and its plan is kept: planning anew cost a list page a third of its time, and plans flipped to scans as tables grew. */
export const sessionOptions = '-c plan_cache_mode=force_generic_plan';

/** Settings of one login's pool. `poolSize` connections at most; statements give up after 30 s, waits for a lock after 5 s. */
export function dataSourceOptions(
  login: string,
  url: string,
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
  entities: MixedList<Function> = [],
  poolSize = 16,
): DataSourceOptions {
  readColumnsExactly();
  return {
    type: 'postgres',
    url,
    entities,
    poolSize,
    applicationName: `pay-it-forward ${login}`,
    connectTimeoutMS: 5_000,
    synchronize: false,
    migrationsRun: false,
    logging: false,
    extra: {
      pipeline: true,
      options: sessionOptions,
      statement_timeout: 30_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 60_000,
      // A connection that dies while it is checked out would end the process without a listener of its own.
      onConnect: (client: Client) => {
        client.on('error', () => undefined);
      },
    },
  };
}
