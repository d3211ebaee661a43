import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { projectRoot } from '../../src/platform/config/index.js';

/** The version of the code, which is the version of the schema that its migrations make. */
export const version = (JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }).version;

export const fixtureOf = (release: string): string => join(projectRoot(), 'test', 'fixtures', `schema-${release}.sql`);

/** TypeORM's own list of the migrations that ran, and who may look at it: what `migrate` makes beside them. */
const list = `
  CREATE TABLE public.migrations (id SERIAL NOT NULL, "timestamp" bigint NOT NULL, name varchar NOT NULL,
    CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id));
  GRANT SELECT (name) ON public.migrations TO donor, office, casework, network, books;`;

/** Every statement that makes the schema of today out of an empty database, as its owner: a dump that wants no `pg_dump`. */
export async function schemaDump(): Promise<string> {
  const said = [`-- The schema of ${version}, made by \`npm run schema:dump\`. Once released it is never edited.`, statement(list)];
  for (const migration of migrations) {
    const made = new migration();
    said.push(`-- ${migration.name}`);
    const runner = { query: (sql: string) => void said.push(statement(sql)) };
    await made.up(runner as unknown as QueryRunner);
    said.push(`INSERT INTO public.migrations ("timestamp", name) VALUES (${migration.name.slice(-13)}, '${migration.name}');`);
  }
  return said.join('\n\n') + '\n';
}

/** As it stands: what is in a function's body is part of the schema to the last space. */
function statement(sql: string): string {
  const text = sql.trim();
  return text.endsWith(';') ? text : `${text};`;
}
