/**
 * What `Intl` is asked for a language. Montenegrin has an ISO code that ICU builds lack, and Serbian here is Cyrillic by name, not by
 * an ICU build's default. Outside `Intl` (paths, `lang`, `hreflang`, labels) a tag stays as it is.
 */
export function intlTagOf(tag: string): string {
  if (tag === 'cnr') return 'sr-Latn-ME';
  return tag === 'sr' ? 'sr-Cyrl' : tag;
}
