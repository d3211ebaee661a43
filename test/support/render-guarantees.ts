import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { recordedGuarantees, type Proof } from './guarantees.js';

// `npm run guarantees`, after `npm test`: writes docs/guarantees.md from the figures that the tests kept.

const areas: Readonly<Record<string, string>> = {
  M: 'Money',
  W: 'Walls',
  A: 'Anonymity',
  F: 'Fairness',
  B: 'Abuse',
  O: 'Operations',
};

const number = ({ id }: Proof): number => Number(id.slice(1));
const row = ({ id, sentence, figure, test }: Proof): string => `| ${id} | ${sentence} | ${figure} | [${test}](../${test}) |`;
const byPlace = (a: Proof, b: Proof): number => number(a) - number(b) || (a.test + a.sentence < b.test + b.sentence ? -1 : 1);

const proofs = recordedGuarantees();
const sections = Object.entries(areas).flatMap(([letter, title]) => {
  const own = proofs.filter(({ id }) => id.startsWith(letter)).sort(byPlace);
  if (own.length === 0) return [];
  // A test that runs once for each of several cases proves its guarantee in each of them.
  return ['', `## ${title}`, '', '| | what holds | figure | test |', '| --- | --- | --- | --- |', ...new Set(own.map(row))];
});
const lines = [
  '# What always holds',
  '',
  'Each line is proved by the test beside it, every time `npm test` runs, and its figure was counted there. Written by `npm run guarantees`;',
  'do not edit by hand. A guarantee that is not listed here is not proved yet.',
  ...sections,
  '',
];
writeFileSync(join(projectRoot(), 'docs', 'guarantees.md'), lines.join('\n'));
console.log(`docs/guarantees.md: ${lines.filter((line) => /^\| [A-Z]\d/.test(line)).length} rows`);
