import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueTags, readCatalogue, readReviews } from './catalogue.js';
import { generatedSource } from './generated-source.js';
import { coverageTable, problemsOf } from './problems.js';
import { projectRoot } from '../config/index.js';

// `npm run texts` writes keys.generated.ts; `npm run texts:check` (--check) only says what is wrong and fails, and prints how much each
// language says itself. Before a release `npm run texts:check -- --release` wants every text in every language.
const target = join(projectRoot(), 'src/platform/texts/keys.generated.ts');
const catalogues = new Map(catalogueTags().map((tag) => [tag, readCatalogue(tag)]));
const english = catalogues.get('en') ?? new Map<string, string>();
const release = process.argv.includes('--release');
const problems = [...catalogues].flatMap(([tag, catalogue]) => problemsOf(tag, english, catalogue, release));
for (const tag of catalogues.keys()) {
  for (const [area, review] of readReviews(tag)) {
    if (review?.reviewedBy === undefined)
      problems.push(`${tag}/${area}: _meta.reviewedBy does not say who reviewed it, or null for nobody`);
  }
}

const source = generatedSource(catalogues);
if (!process.argv.includes('--check')) writeFileSync(target, source);
else if (readFileSync(target, 'utf8') !== source) problems.push('keys.generated.ts is stale: run `npm run texts`');

process.stdout.write(`${coverageTable(catalogues)}\n`);
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
