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
    if (isOpen(runner)) broken = await rollBack(runner);
    throw asRefusal(error);
  } finally {
    await (runner as QueryRunner & Disposable).releasePostgresConnection(broken);
  }
}

const isOpen = (runner: QueryRunner): boolean => runner.isTransactionActive;

/** @returns why the connection is not to be trusted any more, if so */
async function rollBack(runner: QueryRunner): Promise<Error | undefined> {
  try {
    await runner.rollbackTransaction();
  } catch (failure) {
    return failure instanceof Error ? failure : new Error('rollback failed');
  }
  // Only a savepoint was undone: one that failed to be undone before stood in the way.
  return isOpen(runner) ? new Error('the transaction is still open') : undefined;
}
