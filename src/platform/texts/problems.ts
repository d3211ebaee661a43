import type { Catalogue } from './catalogue.js';
import { intlTagOf } from './intl-tag.js';
import { pluralClasses, shapeOf, signature } from './shape.js';

/** Languages that say everything in every change. In the others English stands in for a text until a release completes them. */
const alwaysComplete: readonly string[] = ['en', 'tr'];

/** Keys that English has and a language lacks: there its readers see English. */
export function missingIn(english: Catalogue, catalogue: Catalogue): string[] {
  return [...english.keys()].filter((key) => !catalogue.has(key));
}

/**
 * What is wrong with one language's catalogue against English, one sentence each. A missing text is wrong in English and Turkish
 * alone; `everyLanguage` (a release) asks the same of all.
 */
export function problemsOf(tag: string, english: Catalogue, catalogue: Catalogue, everyLanguage = false): string[] {
  const classes = pluralClasses(intlTagOf(tag));
  const problems: string[] = [];
  if (everyLanguage || alwaysComplete.includes(tag))
    problems.push(...missingIn(english, catalogue).map((key) => `${tag}: ${key} is missing`));
  for (const [key, message] of english) {
    const held = catalogue.get(key);
    if (held === undefined) continue;
    const must = signature(shapeOf(message), classes);
    const holds = signature(shapeOf(held), undefined, shapeOf(message));
    if (must !== holds) problems.push(`${tag}: ${key} must take "${must}", takes "${holds}"`);
    if (held.trim() === '') problems.push(`${tag}: ${key} is empty`);
  }
  for (const key of catalogue.keys()) if (!english.has(key)) problems.push(`${tag}: ${key} is not in English`);
  return problems;
}

/** How much each language says itself, as a table for a console: CI prints it. */
export function coverageTable(catalogues: ReadonlyMap<string, Catalogue>): string {
  const english = catalogues.get('en') ?? new Map<string, string>();
  const line = (...cells: readonly (string | number)[]): string =>
    cells
      .map((cell, at) => String(cell).padEnd(at === 0 ? 10 : 8))
      .join('')
      .trimEnd();
  const rows = [...catalogues].map(([tag, catalogue]) => {
    const missing = missingIn(english, catalogue).length;
    return line(tag, english.size - missing, missing);
  });
  return [line('language', 'own', 'English stands in'), ...rows].join('\n');
}
