import pg from 'pg';
import { getMetadataArgsStorage } from 'typeorm';

import '../../src/app.module.js';
import { atTheEnd, recordGuarantee, testDatabases, type TestDatabases } from '../support/index.js';
import { badTables } from './bad-tables.js';
import { catalogueProblems, directoryTables, tenantTables, type Query } from './catalogue.js';

// W2: the rules of the schema, read from Postgres's own catalogue, and each of the bad tables that the test plants is found.

let owner: pg.Client;
let databases: TestDatabases;
const query: Query = async <Row extends object>(sql: string, params?: readonly unknown[]) =>
  (await owner.query<Row>(sql, params && [...params])).rows;

beforeAll(async () => {
  databases = await testDatabases();
  owner = new pg.Client({ connectionString: databases.ownerUrl });
  await owner.connect();
  atTheEnd(() => owner.end());
});

describe('the schema', () => {
  it('breaks no rule', async () => {
    expect(await catalogueProblems(query)).toEqual([]);
    const tables = await tenantTables(query);
    expect(tables.length).toBeGreaterThan(30);
    recordGuarantee(
      'W2',
      'Every table with a city is shut by forced row security, its keys begin with the city, and a login without a city sees nothing.',
      `${tables.length} tables with a city: 0 exceptions; ${badTables.length} bad tables planted, each found`,
    );
  });

  it('is read without a city in the declared directory tables alone', () => {
    const entities = getMetadataArgsStorage().tables.filter(({ target }) => 'directory' in Object(target));
    expect([...new Set(entities.map(({ schema, name }) => `${String(schema)}.${String(name)}`))].sort()).toEqual(directoryTables);
  });

  it.each(badTables)('is found out when somebody plants %s', async (_what, sql, named) => {
    await owner.query('BEGIN');
    try {
      await owner.query(sql);
      expect(await catalogueProblems(query)).toContainEqual(expect.stringMatching(named));
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
