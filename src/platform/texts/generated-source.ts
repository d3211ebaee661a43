import type { Catalogue } from './catalogue.js';
import { problemsOf } from './problems.js';
import { type Placeholder, type Shape, shapeOf } from './shape.js';

/**
 * The text of `keys.generated.ts`: English's keys and placeholders as types. A catalogue that holds less, more or other than it must, by
 * `problemsOf`, stops the compiler there, at a line that says what is wrong. Where English may stand in, a missing text stops nothing.
 */
export function generatedSource(catalogues: ReadonlyMap<string, Catalogue>): string {
  const english = catalogues.get('en') ?? new Map<string, string>();
  const problems = [...catalogues].flatMap(([tag, catalogue]) => problemsOf(tag, english, catalogue));
  return [
    '// Written by `npm run texts` from locales/. Do not edit: change the catalogues and run it again.',
    '/* eslint-disable */',
    `export const languageTags = [${[...catalogues.keys()].map(quote).join(', ')}] as const;`,
    'export type Language = (typeof languageTags)[number];',
    '',
    '/** Every message and what it must be given. */',
    'export interface Messages {',
    ...[...shapes(english)].map(([key, shape]) => `  ${quote(key)}: ${argumentsType(shape)};`),
    '}',
    ...problems.map((problem, index) => `export const wrong_${String(index + 1)}: never = ${quote(problem)};`),
    '',
  ].join('\n');
}

function shapes(catalogue: Catalogue): ReadonlyMap<string, Shape> {
  return new Map([...catalogue].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, message]) => [key, shapeOf(message)]));
}

function argumentsType(shape: Shape): string {
  if (shape.size === 0) return '{}';
  return `{ ${[...shape].map(([name, placeholder]) => `${name}: ${typeOf(placeholder)}`).join('; ')} }`;
}

function typeOf(placeholder: Placeholder): string {
  switch (placeholder.kind) {
    case 'value':
      return 'string | number';
    case 'number':
      return 'number';
    case 'choice':
      // `other` stands for every word that is not listed.
      return placeholder.words.map((word) => (word === 'other' ? '(string & {})' : quote(word))).join(' | ');
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
