// `npm run schema:dump`: writes test/fixtures/schema-VERSION.sql, the schema of a release, from which the next ones are tried to upgrade.
import { writeFileSync } from 'node:fs';
import { fixtureOf, schemaDump, version } from '../upgrade/schema-dump.js';

const path = fixtureOf(version);
writeFileSync(path, await schemaDump());
console.log(path);
