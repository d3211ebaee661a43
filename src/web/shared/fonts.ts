import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hashedName, type Asset } from './asset.js';

const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek'] as const;
const weights = [400, 600] as const;

/** IBM Plex Sans in the scripts of the network's cities: a browser loads only the ranges that a page's letters need. */
export function fonts(): { files: Asset[]; faces: string } {
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans/unicode.json'));
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const files: Asset[] = [];
  const faces: string[] = [];
  for (const subset of subsets) {
    for (const weight of weights) {
      const body = readFileSync(join(folder, 'files', `ibm-plex-sans-${subset}-${String(weight)}-normal.woff2`));
      const file = { name: hashedName(`plex-${subset}-${String(weight)}.woff2`, body), type: 'font/woff2', body };
      files.push(file);
      faces.push(
        `@font-face{font-family:'IBM Plex Sans';font-style:normal;font-weight:${String(weight)};font-display:swap;` +
          `src:url(/static/${file.name}) format('woff2');unicode-range:${ranges[subset] ?? ''}}`,
      );
    }
  }
  return { files, faces: faces.join('') };
}
