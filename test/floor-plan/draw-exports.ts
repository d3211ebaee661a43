/**
 * `npm run exports:draw -- --seed 8`: is every line where a stranger looks for it? Draws twenty exported lines of `src/` by a seed and writes
 * two files: `exports-lines.txt` (the lines alone) and `exports-places.txt` (where each stands). Readers get the first beside the tree
 * (`git ls-files src`), name a file for each line, and are compared with the second; a line counts as placed where the folder is right.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../src/platform/config/index.js';

const LINES = 20;
const { values } = parseArgs({ options: { seed: { type: 'string', default: '8' }, to: { type: 'string', default: tmpdir() } } });

/** mulberry32: a small generator with a seed, so that a draw can be repeated. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const src = join(projectRoot(), 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/(\.spec|\.generated)\.tsx?$|(^|\/)index\.ts$/.test(file))
  .sort();
const lines = files.flatMap((file) =>
  readFileSync(join(src, file), 'utf8')
    .split('\n')
    .filter((line) => /^export (abstract class|class|async function|function|const|interface|type|enum) /.test(line))
    .map((line) => ({ line, file: relative(projectRoot(), join(src, file)) })),
);

const next = random(Number(values.seed));
const drawn = Array.from({ length: LINES }, () => lines.splice(Math.floor(next() * lines.length), 1)).flat();
const numbered = (text: (each: { line: string; file: string }) => string): string =>
  drawn.map((each, at) => `${String(at + 1).padStart(2)}. ${text(each)}\n`).join('');
writeFileSync(
  join(values.to, 'exports-lines.txt'),
  numbered(({ line }) => line),
);
writeFileSync(
  join(values.to, 'exports-places.txt'),
  numbered(({ line, file }) => `${file}: ${line}`),
);
console.log(
  `${LINES} of ${lines.length + LINES} exported lines, seed ${values.seed}: ${values.to}/exports-lines.txt and exports-places.txt`,
);
