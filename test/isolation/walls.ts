import type { Query } from './catalogue.js';

export const logins = ['donor', 'office', 'casework', 'network', 'books'] as const;

/** Which schemas a login may enter. What is not here is shut. */
const open: Readonly<Record<(typeof logins)[number], readonly string[]>> = {
  donor: ['giving', 'meeting', 'shared'],
  office: ['giving', 'meeting', 'office', 'shared'],
  casework: ['meeting', 'office', 'receiving', 'shared'],
  network: ['network'],
  books: ['giving', 'meeting', 'shared'],
};

/** Words for a person's things. A column of one hand, or of neither, that is named by the other's would be the corridor. */
const giversWords = '^(donor|donation|payment|allocation|refund|checkout)(_|$)';
const receiversWords =
  '^(household|person|member|contact|payout_way|decision|beneficiary|bill|batch|bill_batch|case|holder|confirmation|support|handover)(_|$)';

/**
 * Instants that both hands may read, each with its reason: an instant in two rows of one deed would tie them. Ledger entries carry theirs,
 * and there the row itself is shut to the other hand; a need's last fundable moment is the end of a day.
 */
const sharedInstants = ['meeting.need.fundable_until', 'meeting.journal_entry.booked_at'];

/** Settings of a city, which name no person: `bill_pattern`, `bills_per_household`. */
const settings = '^shared\\.(biller|city)\\.';

const house = `
  SELECT c.oid, n.nspname AS schema, n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname IN ('shared', 'meeting', 'giving', 'receiving', 'office', 'network', 'public')`;
/** The names of the migrations that ran are everybody's to read: a process looks whether its schema is the newest. */
const columns = `
  SELECT t.*, a.attname, a.attnum, format_type(a.atttypid, NULL) AS type FROM t JOIN pg_attribute a ON a.attrelid = t.oid AND NOT a.attisdropped
  WHERE t.name || '.' || a.attname <> 'public.migrations.name'`;
const readable = `
  SELECT l.login, c.* FROM c CROSS JOIN unnest($1::text[]) AS l(login) WHERE has_column_privilege(l.login, c.oid, c.attnum, 'SELECT')`;
const may = `
  SELECT DISTINCT l.login, c.schema FROM c CROSS JOIN unnest($1::text[]) AS l(login)
  WHERE has_column_privilege(l.login, c.oid, c.attnum, 'SELECT') OR has_column_privilege(l.login, c.oid, c.attnum, 'INSERT')
     OR has_column_privilege(l.login, c.oid, c.attnum, 'UPDATE') OR has_table_privilege(l.login, c.oid, 'DELETE')
     OR has_table_privilege(l.login, c.oid, 'TRUNCATE') OR has_table_privilege(l.login, c.oid, 'REFERENCES')`;

const rules: readonly [rule: string, sql: string][] = [
  [
    'reads a system column: two rows of one transaction share their xmin',
    `SELECT login || ' ' || name || '.' || attname AS what FROM r WHERE attnum < 0`,
  ],
  [
    'has rights in both hands',
    `SELECT m.login AS what FROM m JOIN m AS other ON other.login = m.login WHERE m.schema = 'giving' AND other.schema = 'receiving'`,
  ],
  [
    'names a thing of the other hand',
    `SELECT name || '.' || attname AS what FROM c WHERE attnum > 0 AND schema <> 'network' AND name || '.' || attname !~ $4
       AND (schema <> 'giving' AND attname ~ $2 OR schema <> 'receiving' AND attname ~ $3)`,
  ],
  [
    'points into a hand from outside it',
    `SELECT t.name || ' ' || k.conname AS what FROM t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f' JOIN t AS f ON f.oid = k.confrelid
     WHERE f.schema IN ('giving', 'receiving') AND f.schema <> t.schema`,
  ],
  [
    'is an instant that both hands read',
    `SELECT DISTINCT g.name || '.' || g.attname AS what FROM r AS g JOIN r AS b ON b.oid = g.oid AND b.attnum = g.attnum AND b.login = 'casework'
     WHERE g.login IN ('donor', 'office', 'books') AND g.schema IN ('meeting', 'shared') AND g.attnum > 0
       AND (g.type LIKE 'timestamp%' OR g.type LIKE 'time %' OR g.type IN ('xid', 'xid8', 'pg_lsn')) AND g.name || '.' || g.attname <> ALL ($5)`,
  ],
  [
    'does not keep the other hand out of the ledger',
    `SELECT t.name || ' ' || l.login AS what FROM t CROSS JOIN (VALUES ('donor', 'giving'), ('office', 'giving'), ('casework', 'receiving')) AS l(login, side)
     WHERE t.name IN ('meeting.journal_entry', 'meeting.posting', 'meeting.balance', 'meeting.period') AND NOT EXISTS (
       SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND NOT p.polpermissive AND p.polcmd = '*' AND p.polroles = ARRAY[l.login::regrole::oid]
         AND pg_get_expr(p.polqual, t.oid) = format('(side = %L::text)', l.side) AND pg_get_expr(p.polwithcheck, t.oid) = format('(side = %L::text)', l.side))`,
  ],
  [
    'enters another schema than its own',
    `SELECT o.login || ' ' || n.nspname AS what FROM jsonb_each($6::jsonb) AS o(login, schemas) CROSS JOIN pg_namespace n
     WHERE n.nspname IN ('shared', 'meeting', 'giving', 'receiving', 'office', 'network')
       AND has_schema_privilege(o.login, n.oid, 'USAGE') <> (o.schemas ? n.nspname)`,
  ],
  [
    'may make things of its own in the database',
    `SELECT l.login || ' ' || n.nspname AS what FROM unnest($1::text[]) AS l(login) CROSS JOIN pg_namespace n
     WHERE has_schema_privilege(l.login, n.oid, 'CREATE') AND n.nspname NOT LIKE 'pg\\_temp%'`,
  ],
  [
    'has rights in a schema it may not enter',
    `SELECT DISTINCT m.login || ' ' || m.schema AS what FROM m JOIN jsonb_each($6::jsonb) AS o(login, schemas) USING (login) WHERE NOT o.schemas ? m.schema`,
  ],
  [
    'is more than a plain login',
    `SELECT rolname::text AS what FROM pg_roles WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)`,
  ],
  [
    'is a member of another role',
    `SELECT m.rolname || ' in ' || g.rolname AS what FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles g ON g.oid = a.roleid
     WHERE m.rolname = ANY ($1)`,
  ],
  [
    'writes, though it only reads',
    `SELECT DISTINCT name AS what FROM c WHERE has_column_privilege('books', oid, attnum, 'INSERT') OR has_column_privilege('books', oid, attnum, 'UPDATE')
       OR has_table_privilege('books', oid, 'DELETE') OR has_table_privilege('books', oid, 'TRUNCATE')`,
  ],
];

/** Every gap in the wall between the hands, as `what: what it does`. Empty in a house in order. */
export async function wallProblems(query: Query): Promise<string[]> {
  const problems: string[] = [];
  const values = [logins, giversWords, receiversWords, settings, sharedInstants, JSON.stringify(open)];
  for (const [rule, sql] of rules) {
    const all = `WITH t AS (${house}), c AS (${columns}), r AS (${readable}), m AS (${may}),
      used AS (SELECT $1::text[], $2::text, $3::text, $4::text, $5::text[], $6::jsonb) ${sql}`;
    const found = await query<{ what: string }>(all, values);
    problems.push(...found.map(({ what }) => `${what}: ${rule}`));
  }
  return problems.sort();
}

/** What each login may read, as `schema.table.column`. */
export async function readableColumns(query: Query): Promise<Map<string, string[]>> {
  const rows = await query<{ login: string; column: string }>(
    `WITH t AS (${house}), c AS (${columns}), r AS (${readable}) SELECT login, name || '.' || attname AS column FROM r ORDER BY 1, 2`,
    [logins],
  );
  const byLogin = new Map<string, string[]>(logins.map((login) => [login, []]));
  for (const { login, column } of rows) byLogin.get(login)?.push(column);
  return byLogin;
}
