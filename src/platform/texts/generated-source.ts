import type { Catalogue } from './catalogue.js';
import { pluralClasses, shapeOf, type Placeholder, type Shape } from './shape.js';
import { intlTagOf } from './intl-tag.js';

/**
 * The text of `keys.generated.ts`: English's keys and placeholders as types, and for every other language what it must hold
 * beside what it holds, so that a missing key, plural class or placeholder stops the compiler in that file.
 */
export function generatedSource(catalogues: ReadonlyMap<string, Catalogue>): string {
  const english = shapes(catalogues.get('en') ?? new Map());
  const others = [...catalogues].filter(([tag]) => tag !== 'en');
  return [
    '// Written by `npm run texts` from locales/. Do not edit: change the catalogues and run it again.',
    '/* eslint-disable */',
    `export const languageTags = [${[...catalogues.keys()].map(quote).join(', ')}] as const;`,
    'export type Language = (typeof languageTags)[number];',
    '',
    '/** Every message and what it must be given. */',
    'export interface Messages {',
    ...[...english].map(([key, shape]) => `  ${quote(key)}: ${argumentsType(shape)};`),
    '}',
    '',
    '/** Stops the compiler where a catalogue holds less, more or other than it must. */',
    'type Fits<Must, Holds extends { [K in keyof Must]: Must[K] }> = keyof Holds extends keyof Must ? Holds : never;',
    '',
    ...contract('en', english, english),
    ...others.flatMap(([tag, catalogue]) => contract(tag, english, shapes(catalogue))),
  ].join('\n');
}

function contract(tag: string, english: ReadonlyMap<string, Shape>, held: ReadonlyMap<string, Shape>): string[] {
  const name = tag.replaceAll('-', '_');
  const classes = pluralClasses(intlTagOf(tag));
  return [
    `interface Must_${name} {`,
    ...[...english].map(([key, shape]) => `  ${quote(key)}: ${quote(signature(shape, classes))};`),
    '}',
    `interface Holds_${name} {`,
    ...[...held].map(([key, shape]) => `  ${quote(key)}: ${quote(signature(shape, undefined, english.get(key)))};`),
    '}',
    `export type Complete_${name} = Fits<Must_${name}, Holds_${name}>;`,
    `export const extra_${name}: [Exclude<keyof Holds_${name}, keyof Must_${name}>] extends [never] ? true : false = true;`,
    '',
  ];
}

function shapes(catalogue: Catalogue): ReadonlyMap<string, Shape> {
  return new Map([...catalogue].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, message]) => [key, shapeOf(message)]));
}

/** One line that says what a message takes: `count:plural(one,other) name`. With `classes`, what it should say in that language. */
export function signature(shape: Shape, classes?: readonly string[], english?: Shape): string {
  return [...shape].map(([name, placeholder]) => `${name}${mark(placeholder, classes, english?.get(name))}`).join(' ');
}

function mark(placeholder: Placeholder, classes: readonly string[] | undefined, english: Placeholder | undefined): string {
  switch (placeholder.kind) {
    case 'value':
      return '';
    case 'choice':
      return `:choice(${placeholder.words.join(',')})`;
    case 'number':
      // A language may bend a word where English does not: more classes than asked are no fault.
      if (!placeholder.plural || (english?.kind === 'number' && !english.plural)) return ':number';
      return `:plural(${(classes ?? placeholder.classes).join(',')})`;
  }
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
