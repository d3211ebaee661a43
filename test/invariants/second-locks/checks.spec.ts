import pg from 'pg';
import { atTheEnd, recordGuarantee, testDatabases, type TestDatabases } from '../../support/index.js';
import { testServer } from '../../support/test-server.js';
import { withDatabase } from '../../../src/local/embedded/index.js';
import { baseRow, CITY, type Values, wrongByType } from './base-rows.js';
import { alongside, type Case, cases, implied } from './cases.js';
import { type Column, columnsOf, type Constraint, constraintsOf, isPlain, logins, type Writer } from './catalogue.js';

// The second lock behind each rule of the code: every CHECK and exclusion is broken once, by a login that may write what it guards. One that is
// dropped from the migrations, or added without a case, fails here.

interface Answer {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

describe('every constraint of the schema', () => {
  let databases: TestDatabases;
  let columns: Column[];
  let constraints: Constraint[];
  const unsound: string[] = [];
  const clients = new Map<Writer, pg.Client>();

  beforeAll(async () => {
    databases = await testDatabases();
    [columns, constraints] = [await columnsOf(databases), await constraintsOf(databases)];
    // One sound row for each table; what it points at is nobody's matter here.
    const superuser = new pg.Client({ connectionString: withDatabase(testServer().superuserUrl, databases.name) });
    await superuser.connect();
    await superuser.query('SET session_replication_role = replica');
    for (const table of new Set(columns.map((column) => column.table)))
      await superuser.query(insert(table, baseRow(table, columns, constraints))).catch((error: unknown) => unsound.push(String(error)));
    await superuser.end();
    for (const writer of [...logins, 'owner'] as const) {
      const url = writer === 'owner' ? databases.ownerUrl : databases.urls[writer];
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      atTheEnd(() => client.end());
      clients.set(writer, client);
    }
  }, 60_000);

  it('lets a sound row of each table be', () => {
    expect(unsound).toEqual([]);
  });

  it('has a case, if it holds a rule, and every case its constraint', () => {
    const named = constraints.filter((each) => !isPlain(each)).map(keyOf);
    expect({ withoutCase: named.filter((name) => cases[name] === undefined) }).toEqual({ withoutCase: [] });
    expect({ unnamed: Object.keys(cases).filter((name) => /_check\d*$/.test(name)) }).toEqual({ unnamed: [] });
    expect({ gone: Object.keys(cases).filter((name) => !named.includes(name)) }).toEqual({ gone: [] });
  });

  it.each(Object.keys(cases))('%s refuses what it is there for', async (name) => {
    const constraint = constraints.find((each) => keyOf(each) === name);
    const tried = cases[name] ?? { set: {} };
    const answer = await attempt(constraint?.table ?? '', tried);
    expect({ ...answer, message: undefined }).toEqual({
      code: constraint?.kind === 'x' ? '23P01' : '23514',
      constraint: tried.says ?? constraint?.name,
    });
  });

  it('refuses, where it guards one column, some value of its type', async () => {
    const plain = constraints.filter(isPlain).filter(({ name }) => implied[name] === undefined);
    const open: string[] = [];
    for (const each of plain) {
      const { table, name, columns: guarded } = each;
      const column = columns.find((each) => each.table === table && each.column === guarded[0]);
      const sets = (wrongByType[column?.type ?? ''] ?? []).map((value) => ({ ...alongside[keyOf(each)], [guarded[0] ?? '']: value }));
      const tries = sets.flatMap((set): Case[] => [{ set }, { set, changed: true }, { set, by: 'owner' }]);
      let refused = false;
      for (const attempted of tries) refused ||= (await attempt(table, attempted)).constraint === name;
      if (!refused) open.push(name);
    }
    expect(open).toEqual([]);
    recordGuarantee(
      'B4',
      'Every CHECK is tried: by the login that may write what it guards, and refused by that constraint.',
      `${Object.keys(cases).length} rules with a name, ${plain.length} of one column, each refused once`,
    );
  }, 120_000);

  /** Its name, with the table where two have one of that name. */
  function keyOf({ table, name }: Constraint): string {
    return constraints.filter((each) => each.name === name).length > 1 ? `${table} ${name}` : name;
  }

  /** What the database says to a row that differs by `set` from a sound one. Nothing is kept. */
  async function attempt(table: string, { set, beside: before, by, changed }: Case): Promise<Answer> {
    const base = baseRow(table, columns, constraints);
    const own = columns.filter((column) => column.table === table);
    const may = (what: 'insert' | 'update', login: Writer, names: readonly string[]): boolean =>
      login === 'owner' || names.every((each) => own.find(({ column }) => column === each)?.[what].includes(login));
    const required = own.filter(({ notNull, hasDefault, generated }) => notNull && !hasDefault && !generated).map(({ column }) => column);
    const inserter = changed ? undefined : (by ?? logins.find((login) => may('insert', login, [...required, ...Object.keys(set)])));
    const updater = logins.find((login) => may('update', login, Object.keys(set)));
    const row = (login: Writer, more: Values): string =>
      insert(table, Object.fromEntries(Object.entries({ ...base, ...more }).filter(([column]) => may('insert', login, [column]))));
    const writer = inserter ?? updater ?? 'owner';
    const statement = inserter === undefined && updater !== undefined ? `UPDATE ${table} SET ${assignments(set)}` : row(writer, set);
    return answerTo(writer, before === undefined ? [statement] : [row(writer, before), statement]);
  }

  async function answerTo(writer: Writer, statements: readonly string[]): Promise<Answer> {
    const client = clients.get(writer);
    if (!client) throw new Error(`no connection of ${writer}`);
    await client.query(`BEGIN; SET LOCAL app.city_id = ${CITY}`);
    try {
      for (const sql of statements) await client.query(sql);
      return {};
    } catch (error) {
      const { code, constraint, message } = error as Answer;
      return { ...(code === undefined ? {} : { code }), ...(constraint === undefined ? {} : { constraint }), message: message ?? '' };
    } finally {
      await client.query('ROLLBACK');
    }
  }
});

const insert = (table: string, row: Values): string =>
  `INSERT INTO ${table} (${Object.keys(row).map(quoted).join(', ')}) VALUES (${Object.values(row).join(', ')})`;
const assignments = (set: Values): string =>
  Object.entries(set)
    .map(([column, value]) => `${quoted(column)} = ${value}`)
    .join(', ');
const quoted = (column: string): string => pg.escapeIdentifier(column);
