import { recordGuarantee } from '../../support/index.js';
import { baseRow, type Values, wrongByType } from './base-rows.js';
import { alongside, type Case, cases, implied } from './cases.js';
import { type Constraint, isPlain, logins, type Writer } from './catalogue.js';
import { insertOf, type Planted, plantedDatabase, quoted } from './planted.js';

// The second lock behind each rule of the code: every CHECK and exclusion is broken once, by a login that may write what it guards. One that is
// dropped from the migrations, or added without a case, fails here.

interface Answer {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

describe('every constraint of the schema', () => {
  let planted: Planted;
  let columns: Planted['columns'];
  let constraints: Planted['constraints'];
  beforeAll(async () => {
    planted = await plantedDatabase();
    ({ columns, constraints } = planted);
  }, 60_000);

  it('lets a sound row of each table be', () => {
    expect(planted.unsound).toEqual([]);
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
      insertOf(table, Object.fromEntries(Object.entries({ ...base, ...more }).filter(([column]) => may('insert', login, [column]))));
    const writer = inserter ?? updater ?? 'owner';
    const statement = inserter === undefined && updater !== undefined ? `UPDATE ${table} SET ${assignments(set)}` : row(writer, set);
    return answerTo(writer, before === undefined ? [statement] : [row(writer, before), statement]);
  }

  async function answerTo(writer: Writer, statements: readonly string[]): Promise<Answer> {
    return planted.tryAs(writer, async (client) => {
      try {
        for (const sql of statements) await client.query(sql);
        return {};
      } catch (error) {
        const { code, constraint, message } = error as Answer;
        return { ...(code === undefined ? {} : { code }), ...(constraint === undefined ? {} : { constraint }), message: message ?? '' };
      }
    });
  }
});

const assignments = (set: Values): string =>
  Object.entries(set)
    .map(([column, value]) => `${quoted(column)} = ${value}`)
    .join(', ');
