// `npm run reference`: writes docs/settings.md and docs/refusals.md from the code.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { referencePages } from './reference.js';

const sentences = JSON.parse(readFileSync(join(projectRoot(), 'locales/en/refusals.json'), 'utf8')) as Record<string, unknown>;
for (const [path, text] of Object.entries(await referencePages(sentences))) {
  writeFileSync(join(projectRoot(), path), text);
  console.log(path);
}
