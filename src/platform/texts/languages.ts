import { languageTags, type Language } from './keys.generated.js';

export type { Language };

/** The languages that have a catalogue in `locales/`. */
export const languages: readonly Language[] = languageTags;

export function isLanguage(tag: unknown): tag is Language {
  return (languages as readonly unknown[]).includes(tag);
}

/** Each language's name in itself: how a language switch shows it, without flags. */
const ownNames: Readonly<Record<string, string>> = {
  bg: 'български',
  bs: 'bosanski',
  cnr: 'crnogorski',
  el: 'ελληνικά',
  en: 'English',
  hr: 'hrvatski',
  it: 'italiano',
  mk: 'македонски',
  ro: 'română',
  sq: 'shqip',
  sr: 'српски',
  'sr-Latn': 'srpski',
  tr: 'Türkçe',
};

export function languageName(tag: string): string {
  return ownNames[tag] ?? tag;
}
