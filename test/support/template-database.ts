import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/platform/config/index.js';
import { migrate } from '../../src/platform/database/index.js';
import { makeDatabase, withDatabase, type EmbeddedServer } from '../../src/local/embedded/index.js';
import { isAlive } from './wait.js';

/** Makes the migrated template unless these very migrations were run before; drops what earlier runs left behind. */
export async function templateDatabase(server: EmbeddedServer): Promise<string> {
  const name = `template_${fingerprint()}`;
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(7403)'); // two runs may begin at once
    await dropLeftovers(client, name);
    const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) {
      const half = `${name}_half`;
      await client.query(`DROP DATABASE IF EXISTS ${half}`);
      await makeDatabase(client, server.superuserUrl, half);
      await migrate(withDatabase(server.urls.owner, half));
      await client.query(`ALTER DATABASE ${half} RENAME TO ${name}`);
    }
    return name;
  } finally {
    await client.end();
  }
}

/** Copies of processes that are dead, and templates of other migrations. */
async function dropLeftovers(client: pg.Client, current: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database WHERE datname ~ '^(test|template)_[0-9a-f]'`,
  );
  for (const { name } of rows) {
    const [kind, pid] = name.split('_');
    const stale = kind === 'template' ? !name.startsWith(current) : !isAlive(Number(pid));
    if (stale) await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of ['migrations', join('docker', 'initdb', 'sql')]) {
    const path = join(projectRoot(), folder);
    const files = readdirSync(path, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) => entry.isFile());
    for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) hash.update(file).update(readFileSync(file));
  }
  hash.update(readFileSync(join(projectRoot(), 'src', 'platform', 'database', 'migrate.ts')));
  return hash.digest('hex').slice(0, 16);
}
