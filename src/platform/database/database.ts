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

/** Statements of one pipeline by what each is for. */
export type Statements<Rows> = { readonly [Step in keyof Rows]: Rows[Step] extends object ? Statement<Rows[Step]> | undefined : never };

/** What they answer with, under the same names. */
export type RowsOf<Rows> = { readonly [Step in keyof Rows]: Rows[Step][] };

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
   * @param statements by what each is for, in the order in which they run; one that is undefined is left out and answers with no rows
   * @returns the rows of each statement under the same name
   */
  async pipeline<Rows extends Readonly<Record<string, object>>>(cityId: CityId, statements: Statements<Rows>): Promise<RowsOf<Rows>> {
    const named = Object.entries<Statement | undefined>(statements);
    const present = named.flatMap(([step, statement]) => (statement ? [{ step, statement }] : []));
    const sent = [{ text: `BEGIN; ${setCity(cityId)}` }, ...present.map(({ statement }) => statement), { text: 'COMMIT' }];
    try {
      const answers = await pipelined(this.source, sent);
      const rows = new Map(present.map(({ step }, index) => [step, answers[index + 1]]));
      return Object.fromEntries(named.map(([step]) => [step, rows.get(step) ?? []])) as RowsOf<Rows>;
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
