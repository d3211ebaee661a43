import type { Catalogue } from './catalogue.js';
import { intlTagOf } from './intl-tag.js';
import { pluralClasses, shapeOf, signature } from './shape.js';

/** What is wrong with one language's catalogue against English, one sentence each; empty when it is complete. */
export function problemsOf(tag: string, english: Catalogue, catalogue: Catalogue): string[] {
  const classes = pluralClasses(intlTagOf(tag));
  const problems: string[] = [];
  for (const [key, message] of english) {
    const held = catalogue.get(key);
    if (held === undefined) {
      problems.push(`${tag}: ${key} is missing`);
      continue;
    }
    const must = signature(shapeOf(message), classes);
    const holds = signature(shapeOf(held), undefined, shapeOf(message));
    if (must !== holds) problems.push(`${tag}: ${key} must take "${must}", takes "${holds}"`);
    if (held.trim() === '') problems.push(`${tag}: ${key} is empty`);
  }
  for (const key of catalogue.keys()) if (!english.has(key)) problems.push(`${tag}: ${key} is not in English`);
  return problems;
}
