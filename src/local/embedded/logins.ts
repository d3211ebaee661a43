import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { logins, projectRoot } from '../../platform/config/index.js';
import type { Secrets } from './secrets.js';

/**
 * Creates the six logins and the database `name`, owned by `owner`, by the same two files that docker-compose and a managed
 * Postgres use. Does nothing where it was done before with the same files and passwords.
 */
export async function makeLogins(superuserUrl: string, name: string, secrets: Secrets): Promise<void> {
  const roles = sqlFile('roles.sql');
  const mark = createHash('sha256').update(roles).update(sqlFile('database.sql')).update(JSON.stringify(secrets.passwords)).digest('hex');
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const done = await client.query<{ mark: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1`,
      [name],
    );
    if (done.rows[0]?.mark === mark) return;
    await client.query('SELECT pg_advisory_lock(7402)');
    for (const login of logins) await client.query('SELECT set_config($1, $2, false)', [`setup.${login}`, secrets.passwords[login]]);
    await client.query(roles);
    await makeDatabase(client, superuserUrl, name);
    await client.query(`COMMENT ON DATABASE ${pg.escapeIdentifier(name)} IS ${pg.escapeLiteral(mark)}`);
  } finally {
    await client.end();
  }
}

/** @param template a database to copy, already migrated; nobody may be connected to it */
export async function makeDatabase(client: pg.Client, superuserUrl: string, name: string, template?: string): Promise<void> {
  const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (known.rowCount === 0) {
    const from = template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY FILE_COPY`;
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER owner${from}`);
  }
  const inside = new pg.Client({ connectionString: withDatabase(superuserUrl, name) });
  await inside.connect();
  try {
    await inside.query(sqlFile('database.sql'));
  } finally {
    await inside.end();
  }
}

/** The same server and login, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = '/' + encodeURIComponent(name);
  return other.href;
}

function sqlFile(name: string): string {
  return readFileSync(join(projectRoot(), 'docker', 'initdb', 'sql', name), 'utf8');
}
