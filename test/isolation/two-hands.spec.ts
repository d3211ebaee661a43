import { randomUUID } from 'node:crypto';
import pg from 'pg';

import { withDatabase } from '../../src/local/embedded/index.js';
import { atTheEnd, recordGuarantee, testDatabases, type TestDatabases } from '../support/index.js';
import { testServer } from '../support/test-server.js';
import { badGrants } from './bad-grants.js';
import type { Query } from './catalogue.js';
import { logins, readableColumns, wallProblems } from './walls.js';

// W1: no login of the database can join a donor to a household.

let databases: TestDatabases;
/** Roles belong to the whole server, so planting a bad one takes its superuser; every plant is rolled back. */
let superuser: pg.Client;
const query: Query = async <Row extends object>(sql: string, params?: readonly unknown[]) =>
  (await superuser.query<Row>(sql, params && [...params])).rows;

beforeAll(async () => {
  databases = await testDatabases();
  superuser = new pg.Client({ connectionString: withDatabase(testServer().superuserUrl, databases.name) });
  await superuser.connect();
  atTheEnd(() => superuser.end());
});

/** SQLSTATE of what a login is told. */
async function answer(login: (typeof logins)[number], sql: string): Promise<string> {
  return databases.as(login, sql).then(
    () => 'done',
    (error: unknown) => (error as { code: string }).code,
  );
}
const FORBIDDEN = '42501';

describe('the wall between the two hands', () => {
  it('has no gap', async () => {
    expect(await wallProblems(query)).toEqual([]);
    const columns = await readableColumns(query);
    recordGuarantee(
      'W1',
      'No login of the database can join a donor to a household: not by a key, a system column, an instant, the ledger or a sequence.',
      `${logins.length} logins, ${[...columns.values()].flat().length} readable columns: 0 gaps; ${badGrants.length} planted gaps, each found`,
    );
  });

  it.each(badGrants)('shows the gap when somebody opens %s', async (_what, sql, named) => {
    await superuser.query('BEGIN');
    try {
      await superuser.query(sql);
      expect(await wallProblems(query)).toContainEqual(expect.stringMatching(named));
    } finally {
      await superuser.query('ROLLBACK');
    }
  });

  it('lets each login read what it works with, so that the test above has something to look at', async () => {
    const columns = await readableColumns(query);
    expect(columns.get('donor')).toEqual(
      expect.arrayContaining(['giving.allocation.need_id', 'giving.allocation.donation_id', 'meeting.need.id']),
    );
    expect(columns.get('casework')).toEqual(
      expect.arrayContaining(['receiving.bill.need_id', 'receiving.bill.household_id', 'meeting.need.id']),
    );
    expect(columns.get('network')?.every((column) => column.startsWith('network.'))).toBe(true);
    for (const login of ['donor', 'office', 'books'])
      expect(columns.get(login)?.filter((column) => column.startsWith('receiving.'))).toEqual([]);
    expect(columns.get('casework')?.filter((column) => column.startsWith('giving.'))).toEqual([]);
    // The sandbox plays a company outside, which knows each donor's way back: a private link.
    for (const login of ['office', 'books']) expect(columns.get(login)?.filter((column) => column.includes('.sandbox_'))).toEqual([]);
  });
});

describe('what an injection could do', () => {
  const joins = [
    'SELECT a.donation_id, b.household_id FROM giving.allocation a JOIN receiving.bill b USING (city_id, need_id)',
    'SELECT a.donation_id, b.household_id FROM giving.allocation a JOIN receiving.bill b ON a.xmin = b.xmin',
    'SELECT e.id FROM meeting.journal_entry e JOIN receiving.bill b ON e.xmin = b.xmin JOIN giving.donation d ON true',
  ];
  it.each(logins.flatMap((login) => joins.map((sql) => [login, sql] as const)))('%s cannot run %s', async (login, sql) => {
    expect(await answer(login, sql)).toBe(FORBIDDEN);
  });

  const system = ['xmin', 'xmax', 'cmin', 'cmax', 'ctid', 'tableoid', '*'];
  const meeting = ['need', 'tally', 'journal_entry', 'posting', 'balance', 'quarter_figure'];
  it.each(['donor', 'office', 'casework', 'books'] as const)('%s reads no system column where the hands meet', async (login) => {
    for (const table of meeting) {
      for (const column of system.slice(0, -1))
        expect(`${column} ${await answer(login, `SELECT ${column} FROM meeting.${table}`)}`).toBe(`${column} ${FORBIDDEN}`);
    }
    // "*" would name columns that the grants leave out, such as the number of the transaction.
    for (const table of ['journal_entry', 'posting']) expect(await answer(login, `SELECT * FROM meeting.${table}`)).toBe(FORBIDDEN);
  });

  it('finds the login itself able to read a need, so that "forbidden" above means the column', async () => {
    for (const login of ['donor', 'office', 'casework', 'books'] as const)
      expect(await answer(login, 'SELECT id FROM meeting.need')).toBe('done');
  });
});

describe('the ledger where both hands write', () => {
  const city = randomUUID();
  const entries: Record<'giving' | 'receiving', string> = { giving: randomUUID(), receiving: randomUUID() };

  /** Statements of one transaction in one city. */
  async function inCity<Row>(login: (typeof logins)[number], sql: string, cityId = city): Promise<Row[]> {
    const client = new pg.Client({ connectionString: login === 'network' ? '' : databases.urls[login] });
    await client.connect();
    try {
      await client.query(`BEGIN; SET LOCAL app.city_id = '${cityId}'`);
      const { rows } = await client.query(sql);
      await client.query('COMMIT');
      return rows as Row[];
    } finally {
      await client.end();
    }
  }
  const write = (side: 'giving' | 'receiving', id: string): string => `
    WITH e AS (INSERT INTO meeting.journal_entry (city_id, id, side, kind, entry_key, currency, booked_at, happened_on, booked_on)
      VALUES ('${city}', '${id}', '${side}', 'test', 'test:${id}', 'TRY', '2026-11-01', '2026-11-01', '2026-11-01') RETURNING id)
    INSERT INTO meeting.posting (city_id, entry_id, line, side, currency, debit, credit, amount)
    SELECT '${city}', id, 1, '${side}', 'TRY', 'biller-receipts:water', 'need:${randomUUID()}', 100 FROM e`;

  beforeAll(async () => {
    await superuser.query(`INSERT INTO shared.city (id, slug, names, country, time_zone, languages, status, accent, listing, k)
      VALUES ('${city}', 'walltown', '{"en":"Walltown"}', 'TR', 'Europe/Istanbul', '{en}', 'open', '#0b6b5e', 'exact', 5)`);
    await inCity('donor', write('giving', entries.giving));
    await inCity('casework', write('receiving', entries.receiving));
  });

  it.each([
    ['donor', 'giving'],
    ['office', 'giving'],
    ['casework', 'receiving'],
  ] as const)('shows %s the %s entries and no others', async (login, side) => {
    expect(await inCity(login, 'SELECT id FROM meeting.journal_entry')).toEqual([{ id: entries[side] }]);
    expect(await inCity(login, 'SELECT DISTINCT side FROM meeting.posting')).toEqual([{ side }]);
  });

  it('shows books both', async () => {
    expect(await inCity('books', 'SELECT id FROM meeting.journal_entry')).toHaveLength(2);
  });

  it.each([
    ['donor', 'receiving'],
    ['casework', 'giving'],
  ] as const)('lets %s book nothing as the %s hand', async (login, side) => {
    await expect(inCity(login, write(side, randomUUID()))).rejects.toMatchObject({ code: FORBIDDEN });
  });
});
