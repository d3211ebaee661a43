import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { assert } from '../../kernel/assert.js';
import { projectRoot } from '../../platform/config/index.js';
import { schemeCss } from './theme.js';

const require = createRequire(import.meta.url);

/** The parts of designsystemet that our pages use. All of it would be four times the bytes, and some of it speaks Norwegian. */
const parts = ['base', 'button', 'card', 'input', 'table', 'tag', 'skip-link'] as const;

const folder = join(projectRoot(), 'src/web/shared/assets');
const ownSheets = ['base.css', 'components.css', 'tables.css', 'askida.css', 'staff.css', 'after.css', 'print.css'] as const;

/** The colours that no city chooses. */
const fixedColours = { neutral: '#26221e', info: '#0a71c0', success: '#0b6b2e', warning: '#ea9b1b', danger: '#b3261e' } as const;

/** One stylesheet for every page: the design system's tokens and parts, then our own, in cascade layers. */
export function stylesheet(fontFaces: string): string {
  return [
    '@layer ds.theme,ds.base,ds.components,pif;',
    fontFaces,
    schemeCss(fixedColours),
    themeTokens(),
    // Its single files come without the layers that its whole has: ours must win over theirs.
    ...parts.map((part) => `@layer ds.${part === 'base' ? 'base' : 'components'}{${vendor(`dist/src/${part}.css`)}}`),
    ...ownSheets.map((sheet) => minified(readFileSync(join(folder, sheet), 'utf8'))),
  ].join('\n');
}

/** The tokens that are no colours: sizes, type, radii. The colours are made from each city's own. */
function themeTokens(): string {
  const source = vendor('dist/theme/designsystemet.css');
  const kept = layers(source).filter(([name]) => !/color-scheme|typography\.secondary/.test(name));
  assert(kept.length > 0, 'designsystemet has changed the shape of its theme');
  return kept
    .map(([, block]) => block.replace(/\[data-color-scheme\]\[data-color=brand\d\],\[data-color=brand\d\]\{[^}]*\}/g, ''))
    .join('');
}

/** The top-level `@layer name{…}` blocks of a stylesheet. */
function layers(source: string): [name: string, block: string][] {
  const found: [string, string][] = [];
  for (let at = source.indexOf('@layer'); at >= 0; at = source.indexOf('@layer', at + 1)) {
    const open = source.indexOf('{', at);
    let depth = 0;
    let end = open;
    do {
      if (source[end] === '{') depth++;
      if (source[end] === '}') depth--;
      end++;
    } while (depth > 0 && end < source.length);
    found.push([source.slice(at + 7, open), source.slice(at, end)]);
    at = end - 1;
  }
  return found;
}

function vendor(path: string): string {
  const entry = require.resolve('@digdir/designsystemet-css/theme.css');
  return readFileSync(entry.replace(/dist\/theme\/designsystemet\.css$/, path), 'utf8');
}

function minified(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1');
}
