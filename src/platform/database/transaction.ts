import type { DataSource, QueryRunner } from 'typeorm';

import { asRefusal } from './postgres-errors.js';

/** A connection that can be thrown away: TypeORM's own `release` would put it back into the pool whatever state it is in. */
interface Disposable {
  releasePostgresConnection(error?: Error): Promise<void>;
}

/** One transaction on one connection. A connection whose rollback failed is closed, never handed on with its transaction open. */
export async function transaction<T>(source: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  let broken: Error | undefined;
  try {
    await runner.connect();
    await runner.startTransaction();
    const result = await work(runner);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) {
      await runner.rollbackTransaction().catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error('rollback failed');
      });
      // A savepoint inside that could not be undone leaves the transaction itself open.
      if (runner.isTransactionActive) broken ??= new Error('rollback failed');
    }
    throw asRefusal(error);
  } finally {
    await (runner as QueryRunner & Disposable).releasePostgresConnection(broken);
  }
}
