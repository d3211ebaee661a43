/** Montenegrin has an ISO code that ICU builds lack; outside `Intl` it stays `cnr`. */
export function intlTagOf(tag: string): string {
  return tag === 'cnr' ? 'sr-Latn-ME' : tag;
}
