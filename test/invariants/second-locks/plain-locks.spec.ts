import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabases, type TestDatabases } from '../../support/index.js';
import { constraintsOf, isPlain } from './catalogue.js';

// What has no case of its own to be missed by: the CHECKs of one column, and what may be there once. They are written down line by line, so that
// one which is dropped or loosened fails here. After a change that is meant: PLAIN_LOCKS=write npx jest test/invariants/second-locks/plain-locks

const list = join(import.meta.dirname, 'plain-locks.txt');

describe('the CHECKs of one column, the keys and the unique indexes', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });

  it('are those that are written down', async () => {
    const checks = (await constraintsOf(databases)).filter(isPlain);
    const unique = await databases.asOwner<{ line: string }>(
      `SELECT pg_get_indexdef(x.indexrelid) AS line FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace s ON s.oid = i.relnamespace
       WHERE s.nspname IN ('shared', 'meeting', 'giving', 'receiving', 'office', 'network') AND x.indisunique`,
    );
    const held = [
      ...checks.map(({ table, name, definition }) => `${table} ${name} ${definition}`),
      ...unique.map(({ line }) => line),
    ].sort();
    if (process.env['PLAIN_LOCKS'] === 'write') writeFileSync(list, `${held.join('\n')}\n`);
    const written = readFileSync(list, 'utf8').trimEnd().split('\n');
    expect({ gone: written.filter((line) => !held.includes(line)) }).toEqual({ gone: [] });
    expect({ unlisted: held.filter((line) => !written.includes(line)) }).toEqual({ unlisted: [] });
    expect(written.length).toBeGreaterThan(250);
  });
});
