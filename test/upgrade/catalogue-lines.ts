/** Reads as whoever may see the whole catalogue. */
export type Query = <Row extends object>(sql: string) => Promise<Row[]>;

const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`;
/** Grants in one order, whatever order they were given in. */
const grants = (acl: string): string => `(SELECT string_agg(x::text, ' ' ORDER BY x::text) FROM unnest(${acl}) x)`;

/** What makes a schema, a line a thing. Each query gives `line`. */
const queries = [
  `SELECT 'schema ' || n.nspname || ' ' || coalesce(${grants('n.nspacl')}, '') AS line FROM pg_namespace n WHERE ${ours}`,
  `SELECT concat_ws(' ', 'table', n.nspname || '.' || c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relowner::regrole, ${grants('c.relacl')}) AS line
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND c.relkind <> 'i'`,
  `SELECT concat_ws(' ', 'column', n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
          a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid), ${grants('a.attacl')}) AS line
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE ${ours} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT concat_ws(' ', 'constraint', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS line
   FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE ${ours}`,
  `SELECT 'index ' || pg_get_indexdef(i.indexrelid) AS line
   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}`,
  `SELECT concat_ws(' ', 'policy', p.polrelid::regclass, p.polname, p.polcmd, p.polpermissive, p.polroles::regrole[]::text,
          pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS line
   FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours}`,
  `SELECT concat_ws(' ', 'function', pg_get_functiondef(p.oid), p.proowner::regrole, ${grants('p.proacl')}) AS line
   FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE ${ours} AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')`,
  `SELECT 'extension ' || extname AS line FROM pg_extension`,
  `SELECT 'trigger ' || pg_get_triggerdef(g.oid) AS line
   FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} AND NOT g.tgisinternal`,
  `SELECT 'ran ' || name AS line FROM public.migrations`,
];

/** Everything that makes the schema what it is, in order: two databases with the same lines are of one schema. */
export async function catalogueLines(query: Query): Promise<string[]> {
  const lines: string[] = [];
  for (const sql of queries) lines.push(...(await query<{ line: string }>(sql)).map(({ line }) => line));
  return lines.sort();
}
