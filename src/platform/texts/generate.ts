import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueTags, readCatalogue, readReviews } from './catalogue.js';
import { generatedSource } from './generated-source.js';
import { problemsOf } from './problems.js';
import { projectRoot } from '../config/index.js';

// `npm run texts` writes keys.generated.ts; `npm run texts:check` (--check) only says what is wrong and fails.
const target = join(projectRoot(), 'src/platform/texts/keys.generated.ts');
const catalogues = new Map(catalogueTags().map((tag) => [tag, readCatalogue(tag)]));
const english = catalogues.get('en') ?? new Map<string, string>();
const problems = [...catalogues].flatMap(([tag, catalogue]) => problemsOf(tag, english, catalogue));
for (const tag of catalogues.keys()) {
  for (const [area, review] of readReviews(tag)) {
    if (review?.reviewedBy === undefined)
      problems.push(`${tag}/${area}: _meta.reviewedBy does not say who reviewed it, or null for nobody`);
  }
}

const source = generatedSource(catalogues);
if (!process.argv.includes('--check')) writeFileSync(target, source);
else if (readFileSync(target, 'utf8') !== source) problems.push('keys.generated.ts is stale: run `npm run texts`');

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
