import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { house, rawSql } from '../../eslint.house.js';
import { projectRoot } from '../../src/platform/config/index.js';

const root = projectRoot();
const linter = new Linter({ configType: 'flat', cwd: root });
const rules: Linter.Config = {
  files: ['**/*.ts', '**/*.tsx'],
  languageOptions: { parser: tseslint.parser },
  plugins: { house },
  rules: { 'house/no-raw-sql': 'error' },
};

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
/** What the rule looks for is written so, in whatever syntax: a file without any of these words need not be parsed. */
const words = /query|pipeline|SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|TRUNCATE|LOCK|SAVEPOINT|ROLLBACK|SET LOCAL/;
function holdsRawSql(file: string): boolean {
  const text = read(file);
  if (!words.test(text)) return false;
  const findings = linter.verify(text, [rules], { filename: file, allowInlineConfig: false });
  const other = findings.find(({ ruleId }) => ruleId !== 'house/no-raw-sql');
  if (other) throw new Error(`${file}: ${other.message}`);
  return findings.length > 0;
}
const isIn = (place: string, file: string): boolean => (place.endsWith('/**') ? file.startsWith(place.slice(0, -2)) : file === place);

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.(spec|generated)\.tsx?$/.test(file));
const places = Object.keys(rawSql);
/** The rows of the record's table: where, why, what was measured. */
const rows = read('docs/decisions/0005-raw-sql.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('raw SQL', () => {
  const holders = sources.filter(holdsRawSql);

  it('stands where the list says, and nowhere else, whatever a comment in a file says', () => {
    expect(holders.filter((file) => !places.some((place) => isIn(place, file)))).toEqual([]);
  });

  it.each(places)('is really in %s', (place) => {
    expect(holders.some((file) => isIn(place, file))).toBe(true);
  });

  it('is recorded in decision 5, place by place', () => {
    const recorded = rows.flatMap(([, where]) => [...(where ?? '').matchAll(/`([^`]+)`/g)].map(([, place]) => place ?? ''));
    expect(recorded.sort()).toEqual([...places].sort());
  });

  it.each(rows)('%s%s has a reason and a measurement (%s, %s)', (_, where, why, measured) => {
    expect([where, why === '', !measured]).toEqual([where, false, false]);
  });
});
