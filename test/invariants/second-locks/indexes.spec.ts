import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/config/index.js';
import { recordGuarantee } from '../../support/index.js';
import { type Planted, plantedDatabase } from './planted.js';
import { served } from './served.js';

// Every index that is no key costs each write; so each names the statement that it is there for, and the planner takes it for that one.

describe('every index', () => {
  let planted: Planted;
  let names: string[];
  beforeAll(async () => {
    planted = await plantedDatabase();
    const rows = await planted.databases.asOwner<{ name: string }>(
      `SELECT s.nspname || '.' || i.relname AS name FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace s ON s.oid = i.relnamespace
       WHERE s.nspname IN ('shared', 'meeting', 'giving', 'receiving', 'office', 'network') AND NOT x.indisunique AND NOT x.indisexclusion ORDER BY 1`,
    );
    names = rows.map(({ name }) => name);
    // As great as the planner must think them: the one page of each table is taken for a million rows.
    await planted.asSuperuser(
      `UPDATE pg_class SET reltuples = 1000000, relpages = 1
       WHERE relkind IN ('r', 'i') AND relnamespace::regnamespace::text IN ('shared', 'meeting', 'giving', 'receiving', 'office', 'network')`,
    );
  }, 60_000);

  it('has its statement, and every statement its index and its file', () => {
    expect({ unlisted: names.filter((name) => served[name] === undefined) }).toEqual({ unlisted: [] });
    expect({ gone: Object.keys(served).filter((name) => !names.includes(name)) }).toEqual({ gone: [] });
    expect({ lost: Object.values(served).filter(({ file }) => !existsSync(join(projectRoot(), file))) }).toEqual({ lost: [] });
    recordGuarantee(
      'B4',
      'Every index serves a statement that is known, and is taken for it.',
      `${names.length} indexes, ${names.length} statements explained`,
    );
  });

  it.each(Object.entries(served))('%s is taken for its statement', async (name, { by, sql }) => {
    const plan = await planted.tryAs(by, async (client) => {
      await client.query('SET LOCAL enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${sql}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(new RegExp(`(using|Index Scan on|Scan Backward using) ${name.split('.')[1] ?? ''}\\b`));
  });
});
