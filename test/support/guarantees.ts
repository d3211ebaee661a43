import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';

/** What a test has proved, as docs/guarantees.md shows it. */
export interface Proof {
  /** As in GUARANTEES: `M1`, `W3`. */
  readonly id: string;
  readonly sentence: string;
  /** What was counted in this run; the same in every run that passes, so no times and no sizes of the machine. */
  readonly figure: string;
  /** The test file, from the project's root. */
  readonly test: string;
}

const folder = (): string => join(projectRoot(), '.data', 'guarantees');

/**
 * Keeps the figure of a guarantee that this test has just proved; call it last, after the expectations. `npm run guarantees` writes the kept
 * figures into docs/guarantees.md.
 */
export function recordGuarantee(id: string, sentence: string, figure: string): void {
  const { testPath, currentTestName } = expect.getState();
  const test = relative(projectRoot(), testPath ?? '').replaceAll('\\', '/');
  const proof: Proof = { id, sentence, figure, test };
  mkdirSync(folder(), { recursive: true });
  const name = `${id} ${test} ${currentTestName ?? ''}`.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 180);
  writeFileSync(join(folder(), `${name}.json`), JSON.stringify(proof, null, 2) + '\n');
}

export function recordedGuarantees(): Proof[] {
  return readdirSync(folder())
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder(), name), 'utf8')) as Proof);
}
