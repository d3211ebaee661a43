import pg from 'pg';
import { withDatabase } from '../../../src/local/embedded/index.js';
import { atTheEnd, testDatabases, type TestDatabases } from '../../support/index.js';
import { testServer } from '../../support/test-server.js';
import { baseRow, CITY, type Values } from './base-rows.js';
import { type Column, columnsOf, type Constraint, constraintsOf, logins, type Writer } from './catalogue.js';

/** A database with one sound row in each table, in one city, and a connection of each login. */
export interface Planted {
  readonly databases: TestDatabases;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** Why a row that was thought sound is not. */
  readonly unsound: readonly string[];
  /** Runs in the city as a login and keeps nothing. */
  tryAs<T>(writer: Writer, work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Outside every rule: to plant, and to tell the planner how great a table is. */
  asSuperuser(sql: string): Promise<void>;
}

export async function plantedDatabase(): Promise<Planted> {
  const databases = await testDatabases();
  const [columns, constraints] = [await columnsOf(databases), await constraintsOf(databases)];
  const connect = async (url: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    atTheEnd(() => client.end());
    return client;
  };
  const superuser = await connect(withDatabase(testServer().superuserUrl, databases.name));
  // What a row points at is nobody's matter here.
  await superuser.query('SET session_replication_role = replica');
  const unsound: string[] = [];
  for (const table of new Set(columns.map((column) => column.table))) {
    const sound = insertOf(table, baseRow(table, columns, constraints));
    await superuser.query(sound).catch((error: unknown) => unsound.push(String(error)));
  }
  const clients = new Map<Writer, pg.Client>();
  for (const writer of logins) clients.set(writer, await connect(databases.urls[writer]));
  clients.set('owner', await connect(databases.ownerUrl));
  return {
    databases,
    columns,
    constraints,
    unsound,
    tryAs: async (writer, work) => {
      const client = clients.get(writer);
      if (!client) throw new Error(`no connection of ${writer}`);
      await client.query(`BEGIN; SET LOCAL app.city_id = ${CITY}`);
      try {
        return await work(client);
      } finally {
        await client.query('ROLLBACK');
      }
    },
    asSuperuser: async (sql) => {
      await superuser.query(sql);
    },
  };
}

export const insertOf = (table: string, row: Values): string =>
  `INSERT INTO ${table} (${Object.keys(row).map(quoted).join(', ')}) VALUES (${Object.values(row).join(', ')})`;
export const quoted = (column: string): string => pg.escapeIdentifier(column);
