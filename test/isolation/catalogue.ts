/** Reads as whoever may see the whole catalogue. */
export type Query = <Row extends object>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

/** Tables that are looked up before a city is known, or that belong to no city. Whoever adds one adds it here, with its reason. */
export const directoryTables = [
  'giving.wake', // which cities have work for the giving hand
  'receiving.wake', // … and for the receiving one
  'shared.city', // found by its slug
  'shared.city_host', // found by the host name of a request
  'shared.provider_account_directory', // found by the address of a provider's notification
];

/** The secretariat's schema knows no city's rows: its tables have no `city_id` at all. */
const cityless = 'network';

/** What TypeORM keeps of the migrations that ran; no login of the service can read it. */
const migrations = ['public.migrations', 'public.migrations_id_seq'];

const houseSchemas = ['shared', 'meeting', 'giving', 'receiving', 'office', 'network'];

const tables = `
  SELECT c.oid, n.nspname || '.' || c.relname AS name, n.nspname AS schema, c.relrowsecurity, c.relforcerowsecurity,
         EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'city_id' AND NOT a.attisdropped) AS tenant
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`;

/** The first column of a key or index, and whether a foreign key pairs `city_id` with `city_id`. */
const first = (keys: string): string => `(SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = (${keys})[0])`;

/** Each rule: a sentence, and the query that names what breaks it. `t` is a table of the house. */
const rules: readonly [rule: string, sql: string][] = [
  ['stands in a schema of the house', `SELECT name AS what FROM t WHERE schema <> ALL ($1) AND name <> ALL ($3)`],
  [
    'has city_id or is a declared directory table',
    `SELECT name AS what FROM t WHERE NOT tenant AND schema <> $4 AND name <> ALL ($2) AND name <> ALL ($3)`,
  ],
  ['of the network has no city_id', `SELECT name AS what FROM t WHERE tenant AND schema = $4`],
  ['has row security enabled', `SELECT name AS what FROM t WHERE tenant AND NOT relrowsecurity`],
  ['has row security forced on its owner', `SELECT name AS what FROM t WHERE tenant AND NOT relforcerowsecurity`],
  [
    'has a permissive policy, and every one of them holds the city of the transaction',
    `SELECT name AS what FROM t WHERE tenant AND NOT coalesce((
       SELECT bool_and(p.polcmd = '*' AND pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
                       AND pg_get_expr(p.polqual, p.polrelid) = '(city_id = (NULLIF(current_setting(''app.city_id''::text, true), ''''::text))::uuid)')
       FROM pg_policy p WHERE p.polrelid = t.oid AND p.polpermissive), false)`,
  ],
  [
    'has city_id as uuid NOT NULL',
    `SELECT name AS what FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'city_id'
     WHERE a.atttypid <> 'uuid'::regtype OR NOT a.attnotnull`,
  ],
  [
    'has a primary key',
    `SELECT name AS what FROM t WHERE name <> ALL ($3) AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)`,
  ],
  [
    'begins every primary key, UNIQUE and unique index with city_id',
    `SELECT name || ' ' || i.indexrelid::regclass AS what FROM t JOIN pg_index i ON i.indrelid = t.oid
     WHERE tenant AND i.indisunique AND ${first('i.indkey')} IS DISTINCT FROM 'city_id'`,
  ],
  [
    'begins every foreign key with city_id, and points at city_id or at the city itself',
    `SELECT name || ' ' || k.conname AS what FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
     WHERE tenant AND (SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = k.conkey[1]) IS DISTINCT FROM 'city_id'
        OR tenant AND NOT (k.confrelid = 'shared.city'::regclass AND cardinality(k.conkey) = 1)
           AND (SELECT attname FROM pg_attribute WHERE attrelid = k.confrelid AND attnum = k.confkey[1]) IS DISTINCT FROM 'city_id'`,
  ],
  [
    'is not pointed at across cities',
    `SELECT f.name || ' ' || k.conname AS what FROM t JOIN pg_constraint k ON k.confrelid = t.oid AND k.contype = 'f' JOIN t f ON f.oid = k.conrelid
     WHERE t.tenant AND NOT f.tenant`,
  ],
  [
    'never sets part of a foreign key to NULL or to a default',
    `SELECT name || ' ' || k.conname AS what FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
     WHERE k.confdeltype IN ('n', 'd') OR k.confupdtype IN ('n', 'd')`,
  ],
  [
    'has uuid ids',
    `SELECT name || '.' || a.attname AS what FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'id'
     WHERE schema <> $4 AND name <> ALL ($3) AND a.atttypid <> 'uuid'::regtype`,
  ],
  [
    'makes no id that is in the order of time',
    `SELECT name || '.' || a.attname AS what FROM t JOIN pg_attrdef d ON d.adrelid = t.oid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.adnum
     WHERE name <> ALL ($3) AND pg_get_expr(d.adbin, d.adrelid) ~ 'nextval|uuidv7|uuid_generate_v1'`,
  ],
  [
    'has no identity column',
    `SELECT name || '.' || a.attname AS what FROM t JOIN pg_attribute a ON a.attrelid = t.oid WHERE a.attidentity <> '' AND NOT a.attisdropped`,
  ],
  [
    'has no trigger but an append-only guard',
    `SELECT name || ' ' || g.tgname AS what FROM t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal AND g.tgname <> 'append_only'`,
  ],
  ['has no rewrite rule', `SELECT name || ' ' || r.rulename AS what FROM t JOIN pg_rewrite r ON r.ev_class = t.oid`],
  [
    'is a table: no view, materialised view, sequence or foreign table beside it',
    `SELECT n.nspname || '.' || c.relname AS what FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('v', 'm', 'S', 'f') AND n.nspname <> ALL ('{pg_catalog,information_schema}') AND n.nspname || '.' || c.relname <> ALL ($3)`,
  ],
  [
    'is reached by no function that runs as its owner',
    `SELECT p.oid::regprocedure::text AS what FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.prosecdef AND n.nspname <> ALL ('{pg_catalog,information_schema}')`,
  ],
  [
    'is granted to nobody in general',
    `SELECT name AS what FROM t WHERE EXISTS (
       SELECT FROM pg_class c, aclexplode(c.relacl) x WHERE c.oid = t.oid AND x.grantee = 0)
     OR EXISTS (SELECT FROM pg_attribute a, aclexplode(a.attacl) x WHERE a.attrelid = t.oid AND x.grantee = 0)`,
  ],
];

/** Every rule that the schema breaks, as `what: the rule`. Empty in a house in order. */
export async function catalogueProblems(query: Query): Promise<string[]> {
  const problems: string[] = [];
  const lists = [houseSchemas, directoryTables, migrations, cityless] as const;
  for (const [rule, sql] of rules) {
    // Each query uses some of the lists; Postgres wants a type for those that it does not.
    const all = `WITH t AS (${tables}), lists AS (SELECT $1::text[], $2::text[], $3::text[], $4::text) ${sql}`;
    const found = await query<{ what: string }>(all, lists);
    problems.push(...found.map(({ what }) => `${what}: ${rule}`));
  }
  return problems.sort();
}

/** How many tables with a city the house has: a test that looks at none proves nothing. */
export async function tenantTables(query: Query): Promise<string[]> {
  const rows = await query<{ name: string }>(`WITH t AS (${tables}) SELECT name FROM t WHERE tenant ORDER BY name`);
  return rows.map(({ name }) => name);
}
