import { Refusal } from '../kernel/refusal.js';
import { isLanguage, textsIn } from '../platform/texts/index.js';
import { namedPackages } from './domain/city-types.js';
import type { NewPackage } from './new-city.js';

/**
 * A package's names by language: those that are given, else, for a code that every catalogue names, the catalogues' own.
 * @param languages the city's
 * @throws Refusal body_invalid, packages: a kind of the city's own without a name
 */
export function packageNames({ code, names }: Pick<NewPackage, 'code' | 'names'>, languages: readonly string[]): Record<string, string> {
  if (names !== undefined && Object.values(names).some((name) => name.trim() !== '')) return { ...names };
  if (!namedPackages.includes(code)) throw new Refusal('body_invalid', {}, 'packages');
  const named = languages.filter(isLanguage);
  const tags = named.length > 0 ? named : (['en'] as const);
  return Object.fromEntries(tags.map((tag) => [tag, textsIn(tag).t('shared.package', { code: code.replace('-', '_') })]));
}
