import type { EntityManager } from 'typeorm';

import type { CityId } from '../../kernel/ids.js';
import type { CityLogin } from './login.js';

/**
 * One transaction in one city: tenancy and transaction are one value. Every query takes it first; only {@link Database.inCity} makes
 * one, so a query without a city, or outside a transaction, does not compile.
 */
export class CityTx<out L extends CityLogin = CityLogin> {
  /** @internal made by Database alone */
  constructor(
    readonly cityId: CityId,
    readonly login: L,
    /** TypeORM's manager of this very transaction. Repositories come only from here. */
    readonly manager: EntityManager,
  ) {}

  /**
   * Raw SQL, for the hot paths; each caller says why. Numbers of the database's `bigint` come as `bigint`, days as `YYYY-MM-DD`.
   * Await one query before the next: a transaction has one connection.
   */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    return rowsOf<Row>(result);
  }
}

/** TypeORM answers `[rows, count]` for UPDATE and DELETE, rows alone for the rest. */
function rowsOf<Row>(result: unknown): Row[] {
  if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') return result[0] as Row[];
  return (result ?? []) as Row[];
}
