import type { TestDatabases } from '../../support/index.js';

/** The logins of the service, in the order in which one is looked for. */
export const logins = ['donor', 'casework', 'office', 'network', 'books'] as const;
export type Writer = (typeof logins)[number] | 'owner';

export interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
  readonly generated: boolean;
  /** The logins that may write it. */
  readonly insert: readonly Writer[];
  readonly update: readonly Writer[];
}

export interface Constraint {
  readonly table: string;
  readonly name: string;
  /** `c` a CHECK, `x` an exclusion. */
  readonly kind: 'c' | 'x';
  readonly definition: string;
  readonly columns: readonly string[];
}

const schemas = `('shared', 'meeting', 'giving', 'receiving', 'office', 'network')`;

export async function columnsOf(databases: TestDatabases): Promise<Column[]> {
  const may = (what: string): string =>
    `ARRAY(SELECT l FROM unnest($1::text[]) WITH ORDINALITY AS u (l, n) WHERE has_column_privilege(l, a.attrelid, a.attnum, '${what}') ORDER BY n)`;
  return databases.asOwner<Column>(
    `SELECT s.nspname || '.' || c.relname AS table, a.attname::text AS column, format_type(a.atttypid, NULL) AS type, a.attnotnull AS "notNull",
            a.atthasdef AND a.attgenerated = '' AS "hasDefault", a.attgenerated <> '' AS generated, ${may('INSERT')} AS insert, ${may('UPDATE')} AS update
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace s ON s.oid = c.relnamespace
     WHERE s.nspname IN ${schemas} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum`,
    [logins],
  );
}

/** Every CHECK and every exclusion of the house. */
export async function constraintsOf(databases: TestDatabases): Promise<Constraint[]> {
  return databases.asOwner<Constraint>(
    `SELECT s.nspname || '.' || c.relname AS table, k.conname::text AS name, k.contype::text AS kind, pg_get_constraintdef(k.oid) AS definition,
            ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey)) AS columns
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace s ON s.oid = c.relnamespace
     WHERE s.nspname IN ${schemas} AND k.contype IN ('c', 'x') ORDER BY 1, 2`,
  );
}

/** A CHECK of one column that Postgres named itself: a list of words, a sign, a length. All others hold a rule and have a name. */
export function isPlain({ table, name, kind, columns }: Constraint): boolean {
  const [, own = ''] = table.split('.');
  return kind === 'c' && columns.length === 1 && name.startsWith(`${own}_${String(columns[0])}_check`);
}
