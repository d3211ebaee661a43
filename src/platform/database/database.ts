import type { DataSource, ObjectLiteral, QueryRunner } from 'typeorm';

import { assert } from '../../kernel/assert.js';
import { isUuid, type CityId } from '../../kernel/ids.js';
import { CityTx } from './city-tx.js';
import type { DirectoryRows, DirectoryTable } from './directory.js';
import { ListedCityEntity } from './listed-city.entity.js';
import type { ListedCity } from './listed-city.js';
import type { CityLogin } from './login.js';
import { pipelined, type Statement } from './pipeline.js';
import { asRefusal } from './postgres-errors.js';
import { transaction } from './transaction.js';

/** One login's way to the tables of the cities. */
export class Database<L extends CityLogin> {
  constructor(
    readonly login: L,
    private readonly source: DataSource,
  ) {}

  /**
   * Runs `work` in one transaction that sees this city's rows and no others; commits when it resolves, rolls back when it throws.
   * Call nothing over a wire inside: prepare, call, record.
   * @throws Refusal temporarily_unavailable when the database is away or a statement waited too long
   */
  async inCity<T>(cityId: CityId, work: (tx: CityTx<L>) => Promise<T>): Promise<T> {
    return transaction(this.source, async (runner) => {
      await enterCity(runner, cityId);
      return work(new CityTx(cityId, this.login, runner.manager));
    });
  }

  /**
   * The hot paths' way: begin, city, the statements and commit in one write, one round trip (0.68–0.87 of a bare statement against
   * 0.57–0.65 in three trips). Statements are prepared by name. If one fails, nothing of any is kept.
   * @returns the rows of each statement, in their order
   */
  async pipeline(cityId: CityId, statements: readonly Statement[]): Promise<unknown[][]> {
    const context = [{ text: `BEGIN; ${setCity(cityId)}` }];
    try {
      const results = await pipelined(this.source, [...context, ...statements, { text: 'COMMIT' }]);
      return results.slice(context.length, -1);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** Every city there is, by slug, whatever its state. */
  async cities(): Promise<ListedCity[]> {
    return this.directory(ListedCityEntity, (rows) => rows.find({ order: { slug: 'ASC' } }));
  }

  /** Reads a declared directory table: what is looked up before a city is known. */
  async directory<Row extends ObjectLiteral, T>(table: DirectoryTable<Row>, read: (rows: DirectoryRows<Row>) => Promise<T>): Promise<T> {
    try {
      return await read(this.source.getRepository(table));
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

async function enterCity(runner: QueryRunner, cityId: CityId): Promise<void> {
  await runner.query(setCity(cityId));
}

/** SET LOCAL takes no parameter; the id is checked to be a UUID and nothing else. It ends with the transaction. */
function setCity(cityId: CityId): string {
  assert(isUuid(cityId), 'not a city id');
  return `SET LOCAL app.city_id = '${cityId}'`;
}
