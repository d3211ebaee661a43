import { inPlantedTree, lint, type Plants } from './planted-tree.js';
import { house } from '../../eslint.house.js';

/** The rule, a file that breaks it, and (where there is one) a place or a shape that may do the same. */
const shapes: { rule: string; bad: Plants; good?: Plants }[] = [
  {
    rule: 'house/no-raw-clock',
    bad: {
      'src/needs/clock-a.ts': 'export const at = new Date();\n',
      'src/needs/clock-b.ts': 'export const at = Date.now();\n',
      'src/web/donor/clock.tsx': 'export const at = new Date();\n',
    },
    good: {
      'src/kernel/clock.ts': 'export const at = new Date();\n',
      'src/needs/clock-given.ts': "export const at = new Date('2026-01-01');\n",
    },
  },
  {
    rule: 'house/no-database-clock',
    bad: { 'src/needs/sql-clock.ts': 'export const sql = `UPDATE need SET paid_at = now()`;\n' },
    good: { 'src/platform/jobs/wake.ts': 'export const sql = `UPDATE need SET paid_at = $1, nowhere = 2`;\n' },
  },
  {
    rule: 'house/no-env',
    bad: { 'src/donations/env.ts': 'export const key = process.env["GIVING_KEY"];\n' },
    good: { 'src/platform/config/env.ts': 'export const key = process.env["GIVING_KEY"];\n' },
  },
  {
    rule: 'house/no-stray-database',
    bad: {
      'src/needs/repo-a.ts':
        'declare const dataSource: { getRepository(n: string): string };\nexport const a = dataSource.getRepository("need");\n',
      'src/needs/repo-b.ts': 'declare const dataSource: { manager: string };\nexport const a = dataSource.manager;\n',
      'src/needs/repo-c.ts':
        'declare const dataSource: { createQueryRunner(): string };\nexport const a = dataSource.createQueryRunner();\n',
      'src/needs/repo-d.ts': "import { InjectRepository } from '@nestjs/typeorm';\nexport const a = InjectRepository;\n",
      'src/needs/repo-e.ts': "import { Client } from 'pg';\nexport const a = Client;\n",
    },
    good: {
      'src/needs/repo-given.ts':
        'declare const tx: { manager: { getRepository(n: string): string } };\nexport const a = tx.manager.getRepository("need");\n',
      'src/platform/database/runner.ts':
        'declare const dataSource: { createQueryRunner(): string };\nexport const a = dataSource.createQueryRunner();\n',
    },
  },
  {
    rule: 'house/no-raw-sql',
    bad: {
      'src/needs/raw-a.store.ts':
        'interface CityTx {\n  query(sql: string): string;\n}\nexport function a(tx: CityTx, sql: string): string {\n  return tx.query(sql);\n}\n',
      'src/needs/raw-b.ts':
        'declare const tx: { manager: { query(sql: string): string } };\ndeclare const sql: string;\nexport const a = tx.manager.query(sql);\n',
      'src/needs/raw-c.ts':
        'declare const database: { pipeline(city: string, all: string[]): string };\nexport const a = database.pipeline("c", []);\n',
      'src/needs/raw-d.ts': "export const sql = 'SELECT id FROM meeting.need';\n",
      'src/needs/raw-e.ts': 'export const sql = (table: string): string => `\n  DELETE FROM ${table}`;\n',
      'src/platform/jobs/raw.ts': 'export const sql = `UPDATE giving.wake SET queue = $1`;\n',
    },
    good: {
      'src/needs/list-needs.ts': "export const sql = 'SELECT id FROM meeting.need';\n",
      'src/platform/database/raw.ts': "export const sql = 'SELECT 1';\n",
      'src/needs/words.ts': "export const a = 'Select a need, or update it';\n",
    },
  },
  {
    rule: 'house/no-float-money',
    bad: {
      'src/ledger/float-a.ts': 'declare const amount: bigint;\nexport const a = Number(amount);\n',
      'src/ledger/float-b.ts': 'declare const gift: { minor: bigint };\nexport const a = Number(gift.minor);\n',
      'src/ledger/float-c.ts': 'declare const row: { amountText: string };\nexport const a = parseFloat(row.amountText);\n',
      'src/ledger/float-d.ts': 'declare const amountText: string;\nexport const a = +amountText;\n',
      'src/ledger/float-e.ts': 'export const a = (1.5).toFixed(2);\n',
    },
    good: {
      'src/ledger/whole.ts': 'declare const amount: bigint;\nexport const a = amount + 1n;\n',
      'src/ledger/count.ts': 'declare const countText: string;\nexport const a = Number(countText);\n',
    },
  },
  {
    rule: 'house/no-raw-html',
    bad: { 'src/web/donor/raw.tsx': "export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;\n" },
    good: { 'src/web/shared/raw.tsx': "export const A = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;\n" },
  },
  {
    rule: 'house/no-default-export',
    bad: { 'src/needs/default.ts': 'export default 1;\n' },
    good: { 'migrations/0001-default.ts': 'export default 1;\n' },
  },
  {
    rule: 'house/one-deed-one-run',
    bad: {
      'src/needs/two-deeds.ts':
        "import { Injectable } from '@nestjs/common';\n@Injectable()\nexport class A {\n  run(): number {\n    return 1;\n  }\n  also(): number {\n    return 2;\n  }\n}\n",
    },
    good: {
      'src/needs/one-deed.ts':
        "import { Injectable } from '@nestjs/common';\n@Injectable()\nexport class A {\n  run(): number {\n    return this.help();\n  }\n  private help(): number {\n    return 2;\n  }\n}\n",
    },
  },
  {
    rule: 'house/store-takes-tx-first',
    bad: {
      'src/needs/a.store.ts': 'export async function find(id: string): Promise<string> {\n  return id;\n}\n',
      'src/needs/b.store.ts': 'export class Needs {\n  find(id: string): string {\n    return id;\n  }\n}\n',
    },
    good: {
      'src/needs/c.store.ts':
        'interface CityTx {\n  cityId: string;\n}\nexport class Needs {\n  find(tx: CityTx): string {\n    return tx.cityId;\n  }\n}\n',
    },
  },
  {
    rule: 'house/no-status-write',
    bad: {
      'src/needs/status-a.ts':
        "declare const tx: { manager: { update(e: string, w: object, s: object): string } };\nexport const a = tx.manager.update('n', {}, { status: 'paid' });\n",
      'src/needs/status-b.ts':
        "interface Row {\n  status?: string;\n}\ndeclare const tx: { manager: { update(e: string, w: object, s: object): string } };\nexport const a = (change: Row): string => tx.manager.update('n', {}, change);\n",
      'src/needs/status-c.ts': "declare const query: { set(s: object): string };\nexport const a = query.set({ status: 'paid' });\n",
      'src/needs/status-d.ts':
        "declare const query: { orUpdate(s: string[]): string };\nexport const a = query.orUpdate(['status', 'amount']);\n",
      'src/needs/status-e.ts':
        "export const sql = `UPDATE meeting.need SET funded = 1, status = 'funded' WHERE id = $1 AND status = 'open'`;\n",
      'src/needs/status-f.ts':
        "declare const kind: string;\nexport const sql = `UPDATE giving.${kind} d SET status = CASE d.status WHEN 'created' THEN 'pending' END WHERE id = $1`;\n",
      'src/needs/status-g.ts': "export const sql = 'INSERT INTO receiving.bill SELECT 1 ON CONFLICT (id) DO UPDATE SET status = 1';\n",
      'src/needs/status-h.ts':
        "declare function sqlBefore(to: string): string;\nexport const sql = `WITH a AS (UPDATE x SET status = 1 WHERE status IN (${sqlBefore('a')})) UPDATE y SET status = 2`;\n",
    },
    good: {
      'src/needs/status-moved.ts':
        "declare const tx: { manager: { update(e: string, w: object, s: object): string } };\nexport const a = tx.manager.update('n', { status: 'open' }, { amount: 1n });\n",
      'src/households/household.store.ts':
        "declare function sqlBefore(to: string): string;\nexport const sql = `UPDATE x SET amount = 1, status = 'paid' WHERE id = $1 AND status IN (${sqlBefore('paid')})`;\n",
      'src/needs/status-upsert.ts':
        "declare function sqlBefore(to: string): string;\ndeclare const query: { orUpdate(s: string[], k: string[], o: object): string };\nexport const a = query.orUpdate(['status'], ['id'], { overwriteCondition: { where: `status IN (${sqlBefore('a')})` } });\n",
      'src/needs/tally/read-tally.ts': "export const sql = `UPDATE x SET amount = 1 FROM y WHERE y.status = 'open'`;\n",
    },
  },
  {
    rule: 'house/pure-files-in-domain',
    bad: {
      'src/needs/rule-a.ts': 'export const twice = (n: number): number => n + n;\n',
      'src/payments/refunds/rule-b.ts':
        "import type { Injectable } from '@nestjs/common';\nimport { half } from '../domain/half.js';\nexport type Deed = typeof Injectable;\nexport function quarter(n: number): number {\n  return half(half(n));\n}\n",
      'src/web/donor/rule-c.ts': "import { Money } from '../../kernel/money.js';\nexport const none = Money.none;\n",
    },
    good: {
      'src/payments/domain/half.ts': 'export const half = (n: number): number => n / 2;\n',
      'src/needs/types-only.ts': 'export interface Part {\n  readonly amount: bigint;\n}\n',
      'src/needs/no-rule.ts': "import { DataSource } from 'typeorm';\nexport const a = DataSource.name;\n",
      'src/platform/tables/rule.ts': 'export const twice = (n: number): number => n + n;\n',
    },
  },
  {
    rule: 'house/sql-stays-home',
    bad: {
      'src/donations/books-checks.ts': 'export const sql = `SELECT count(*) FROM meeting.planted`;\n',
      'src/donations/fragment.ts': "import 'typeorm';\nexport const joined = 'meeting.planted AS need';\n",
    },
    good: {
      'src/needs/planted.entity.ts':
        "import { Entity, PrimaryColumn } from 'typeorm';\n@Entity({ schema: 'meeting', name: 'planted' })\nexport class Planted {\n  @PrimaryColumn('uuid') id!: string;\n}\n",
      'src/needs/books-checks.ts': 'export const sql = `SELECT count(*) FROM meeting.planted`;\n',
    },
  },
  {
    rule: 'no-console',
    bad: { 'src/needs/console.ts': "console.log('a');\n" },
    good: { 'src/cli.ts': "console.log('a');\n" },
  },
  {
    rule: 'max-lines',
    bad: { 'src/needs/long.ts': 'export {};\n'.repeat(301) },
    good: { 'src/needs/short.ts': 'export {};\n'.repeat(299) },
  },
  { rule: '@typescript-eslint/no-explicit-any', bad: { 'src/needs/any.ts': 'export const a = (b: any): unknown => b;\n' } },
  {
    rule: '@typescript-eslint/no-non-null-assertion',
    bad: { 'src/needs/non-null.ts': 'export const a = (b?: string): string => b!;\n' },
  },
  {
    rule: '@typescript-eslint/no-floating-promises',
    bad: { 'src/needs/floating.ts': 'declare function save(): Promise<void>;\nexport function a(): void {\n  save();\n}\n' },
    good: {
      'src/needs/awaited.ts': 'declare function save(): Promise<void>;\nexport async function a(): Promise<void> {\n  await save();\n}\n',
    },
  },
];

const pureRule = 'house/pure-files-in-domain';

describe('each shape that the house does not want is caught', () => {
  let found: string[] = [];
  beforeAll(async () => {
    const plants: Plants = Object.assign({}, ...shapes.map(({ bad, good }) => ({ ...bad, ...good })));
    found = await inPlantedTree(plants, lint);
  }, 60_000);

  const bad = shapes.flatMap(({ rule, bad }) => Object.keys(bad).map((file) => [rule, file] as const));
  it.each(bad)('%s in %s', (rule, file) => {
    expect(found).toContain(`${file} ${rule}`);
  });

  const good = shapes.flatMap(({ rule, good }) => Object.keys(good ?? {}).map((file) => [rule, file] as const));
  it.each(good)('%s lets %s be', (rule, file) => {
    const findings = found.filter((finding) => finding.startsWith(`${file} `));
    // What is planted for another rule is mostly a constant, alone in its file.
    const meant = rule === pureRule ? findings : findings.filter((finding) => !finding.endsWith(pureRule));
    expect(meant).toEqual([]);
  });

  it('leaves no rule of the house without its plant', () => {
    const planted = new Set(shapes.map(({ rule }) => rule));
    expect(Object.keys(house.rules).filter((name) => !planted.has(`house/${name}`))).toEqual([]);
  });
});
